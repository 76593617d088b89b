// Decides what the set-up has to install, from package-lock.json and from what npm noted of its last installation. Touches no disk and
// runs nothing. Plain JavaScript for any Node from 20 on: it is needed before the pinned Node 24 is there.

/** Node runs our TypeScript as it is, and has all of node:sqlite that we use, from this version on. */
const OLDEST_NODE = 24;

/**
 * @typedef {{ readonly version?: string, readonly integrity?: string, readonly dev?: boolean, readonly devOptional?: boolean, readonly optional?: boolean }} Package
 * @typedef {{ readonly packages: Readonly<Record<string, Package>> }} Lock as package-lock.json and node_modules/.package-lock.json have it, by path
 * @typedef {'use' | 'develop'} Purpose what the packages are for: to run Rapporteur, or also to test and check it
 * @typedef {{ readonly how: 'nothing' | 'add' | 'afresh', readonly purpose: Purpose, readonly pinnedNode: boolean }} Plan
 *   `add` leaves everything in place that is installed; `afresh` takes away what is there first
 */

/**
 * What is installed stays wanted: somebody who tests and then starts the server loses nothing.
 * @param {Lock} lock what shall be
 * @param {Lock | null} installed what npm noted when it had finished; null where it has not, or was interrupted
 * @param {{ readonly purpose: Purpose, readonly nodeVersion: string, readonly nodePackage: string, readonly runsPinnedNode: boolean }} wanted
 *   `nodeVersion` without the v; `nodePackage` is the path in the lock file that the pinned Node would have for this system
 * @returns {Plan}
 */
export function whatToInstall(lock, installed, { purpose: asked, nodeVersion, nodePackage, runsPinnedNode }) {
  const there = installed?.packages ?? {};
  const purpose = Object.values(there).some(({ dev }) => dev) ? 'develop' : asked;
  const oldNode = Number(nodeVersion.split('.')[0]) < OLDEST_NODE;
  // The packages for developing have optional parts of their own (compilers for this system), and npm takes all optional ones or none.
  const pinnedNode =
    nodePackage in lock.packages && (oldNode || runsPinnedNode || purpose === 'develop' || nodePackage in there);
  const needed = Object.entries(lock.packages).filter(
    ([path, entry]) =>
      path !== '' && (entry.optional ? pinnedNode && path === nodePackage : purpose === 'develop' || isForUse(entry)),
  );
  const plan = { purpose, pinnedNode };
  if (!installed || Object.entries(there).some(([path, entry]) => !isSame(entry, lock.packages[path])))
    return { how: 'afresh', ...plan };
  return { how: needed.every(([path]) => path in there) ? 'nothing' : 'add', ...plan };
}

/**
 * The words after `npm` that carry a plan out.
 * @param {Plan} plan
 * @returns {readonly string[]}
 */
export function npmArguments({ how, purpose, pinnedNode }) {
  return [
    ...(how === 'add' ? ['install', '--no-save'] : ['ci']),
    purpose === 'develop' ? '--include=dev' : '--omit=dev',
    pinnedNode || purpose === 'develop' ? '--include=optional' : '--omit=optional',
    '--ignore-scripts',
    '--no-audit',
    '--no-fund',
    // npm warns of packages that are too new for the Node that runs npm; the pinned one runs them.
    '--loglevel=error',
  ];
}

/** @param {Package} entry */
function isForUse({ dev, devOptional }) {
  return !dev && !devOptional;
}

/**
 * @param {Package} one
 * @param {Package | undefined} other
 */
function isSame(one, other) {
  return other !== undefined && one.version === other.version && one.integrity === other.integrity;
}
