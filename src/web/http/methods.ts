// Answers requests with a method that an address does not have: 405 with the methods that it has, where there is such an address at all.
import type { RequestHandler, Router } from 'express';

/** What is read of express's router. */
interface Layer {
  readonly route?: { readonly methods: Readonly<Record<string, boolean>> };
  readonly handle: { readonly stack?: readonly Layer[] };
  /** Of the last match, the part of the path that it was. */
  readonly path?: string;
  match(path: string): boolean;
}

/** To stand behind the router. */
export function otherMethods(router: Router): RequestHandler {
  return (request, response, next) => {
    const methods = methodsAt(router.stack as unknown as readonly Layer[], request.path);
    if (methods.size === 0 || methods.has(request.method) || methods.has('_ALL')) return next();
    if (methods.has('GET')) methods.add('HEAD');
    if (methods.has(request.method)) return next();
    response.set({ Allow: [...methods].sort().join(', '), 'Cache-Control': 'no-store' });
    response.status(405).type('text/plain').send(`This address cannot be asked with ${request.method}.\n`);
  };
}

function methodsAt(stack: readonly Layer[], path: string): Set<string> {
  const methods = new Set<string>();
  for (const layer of stack) {
    const inner = layer.handle.stack;
    if ((!layer.route && !inner) || !layer.match(path)) continue;
    for (const [method, isThere] of Object.entries(layer.route?.methods ?? {}))
      if (isThere) methods.add(method.toUpperCase());
    if (!layer.route && inner) {
      const rest = path.slice(layer.path?.length ?? 0);
      for (const method of methodsAt(inner, rest.startsWith('/') ? rest : `/${rest}`)) methods.add(method);
    }
  }
  return methods;
}
