// Keeps a harvest out of private networks: looks at the address that a connection is really made to, whatever name, redirect or
// DNS answer led there.
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';

/** All addresses of a host name. Rejects where it has none. */
export type Resolve = (hostname: string) => Promise<readonly string[]>;

/** A host that may not be connected to; the message says why and what can be done. */
export class AddressForbidden extends Error {
  override readonly name = 'AddressForbidden';
}

/** Networks of a house or a machine: read only where `sources.yml` says so. */
const PRIVATE = ['private', 'loopback', 'uniqueLocal', 'carrierGradeNat'];

/**
 * Throws `AddressForbidden` unless `address` is of the public internet, or of a private network and `mayBePrivate`.
 * Link-local addresses, where clouds keep the secrets of their machines, are never read.
 */
export function checkAddress(address: string, hostname: string, mayBePrivate: boolean): void {
  const range = rangeOf(address);
  if (range === 'unicast' || (mayBePrivate && PRIVATE.includes(range))) return;
  const remedy = PRIVATE.includes(range)
    ? '. To allow it, add the source with --private, or write "allowPrivateAddresses: true" to it'
    : '';
  const where = address === hostname ? '' : ` leads to ${address}, which`;
  throw new AddressForbidden(`${hostname}${where} is not a public address (${range})${remedy}`);
}

/** Of the network of a house or of the computer itself. */
export function isPrivateAddress(address: string): boolean {
  return PRIVATE.includes(rangeOf(address));
}

/** Of the computer itself. */
export function isLoopback(address: string): boolean {
  return rangeOf(address) === 'loopback';
}

/** A literal address as a URL holds it (`[::1]`), `null` for a name. */
export function literalAddress(hostname: string): string | null {
  const bare = hostname.replace(/^\[|\]$/g, '');
  return ipaddr.isValid(bare) ? bare : null;
}

/** For `net.connect`: gives only addresses that may be connected to. */
export function guardedLookup(resolve: Resolve, mayBePrivate: boolean): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname).then(
      (addresses) => {
        try {
          const allowed = allowedOf(addresses, hostname, mayBePrivate);
          const first = allowed[0] ?? { address: '', family: 4 };
          if (options.all) callback(null, allowed);
          else callback(null, first.address, first.family);
        } catch (error) {
          callback(error as Error, '', 0);
        }
      },
      (error: Error) => callback(error, '', 0),
    );
  };
}

export const resolveBySystem: Resolve = (hostname) =>
  new Promise((resolve, reject) => {
    systemLookup(hostname, { all: true, verbatim: true }, (error, found) => {
      if (error) reject(error);
      else resolve(found.map(({ address }) => address));
    });
  });

/** Throws `AddressForbidden` where none is. */
function allowedOf(
  addresses: readonly string[],
  hostname: string,
  mayBePrivate: boolean,
): { address: string; family: number }[] {
  let refusal: unknown = new AddressForbidden(`${hostname} has no address`);
  const allowed = addresses.filter((address) => {
    try {
      checkAddress(address, hostname, mayBePrivate);
      return true;
    } catch (error) {
      refusal = error;
      return false;
    }
  });
  if (allowed.length === 0) throw refusal;
  return allowed.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));
}

/** `::ffff:127.0.0.1` is what it stands for. */
function rangeOf(address: string): string {
  if (!ipaddr.isValid(address)) return 'no address';
  const known = ipaddr.process(address);
  if (OF_CLOUDS.has(known.toNormalizedString())) return 'where a cloud keeps the secrets of its machines';
  // `::127.0.0.1`, a way to write addresses of before: some systems still connect to what stands at its end.
  const isOldForm = known instanceof ipaddr.IPv6 && known.parts.slice(0, 6).every((part) => part === 0);
  return isOldForm && known.range() === 'unicast' ? 'an IPv4 address as IPv6 of before' : known.range();
}

/** Beside the link-local ones: of Azure, Alibaba and Amazon. */
const OF_CLOUDS = new Set(['168.63.129.16', '100.100.100.200', 'fd00:ec2:0:0:0:0:0:254']);
