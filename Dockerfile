# The web server and the indexer: one image, two commands. Node runs the TypeScript as it is, so that nothing is built.
FROM node:24.21.0-bookworm-slim AS packages
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --omit=dev --omit=optional --no-audit --no-fund

FROM node:24.21.0-bookworm-slim
ENV NODE_ENV=production \
    HOST=0.0.0.0 \
    PORT=3000 \
    ARCHIVE=/srv/archive \
    DATA=/srv/data \
    BOOKMARKS=/srv/bookmarks
WORKDIR /app
COPY --from=packages /app/node_modules ./node_modules
COPY package.json ./
COPY indexer ./indexer
COPY src ./src
COPY views ./views
COPY public ./public
COPY archive/sample /srv/archive
# A volume takes over who owns the folder that it is mounted on.
RUN mkdir -p /srv/data /srv/bookmarks && chown -R node:node /srv/data /srv/bookmarks /srv/archive
USER node
EXPOSE 3000
HEALTHCHECK --interval=15s --timeout=5s --start-period=10s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
CMD ["node", "src/server.ts"]
