// Who holds which office in a report's cast: an index, so that a question costs no look at everybody. Knows offices by their words
// alone; when somebody held one, and whom a text means by it, is the cast's business.

export interface OfficeHolders<Member> {
  /** The offices of one member, to be added to; what is added is found from then on. */
  officesOf(member: () => Member): Set<string>;
  /** Of exactly this office ("the Treasurer’s" is the treasurer’s). */
  holding(office: string): readonly Member[];
  /** Of an office that the words end in: "Deputy Treasurer" for "treasurer". */
  holdingEndOf(office: string): readonly Member[];
}

export function officeHolders<Member>(): OfficeHolders<Member> {
  const byKey = new Map<string, Set<Member>>();
  const holding = (key: string): readonly Member[] => [...(byKey.get(key) ?? [])];
  return {
    officesOf: (member) =>
      new Offices((office) => {
        const key = officeKey(office);
        const holders = byKey.get(key) ?? new Set();
        byKey.set(key, holders);
        if (holders.size < MOST_HOLDERS) holders.add(member());
      }),
    holding: (office) => holding(officeKey(office)),
    holdingEndOf: (office) => {
      const wanted = officeKey(office);
      const spaces = [...wanted.matchAll(/ /g)].map(({ index }) => index);
      return [...new Set(spaces.flatMap((at) => holding(wanted.slice(at + 1))))];
    },
  };
}

/** An office that so many hold names nobody, whoever else holds it. */
const MOST_HOLDERS = 200;

class Offices extends Set<string> {
  readonly #learn: (office: string) => void;

  constructor(learn: (office: string) => void) {
    super();
    this.#learn = learn;
  }

  override add(office: string): this {
    if (!this.has(office)) this.#learn(office);
    return super.add(office);
  }
}

function officeKey(office: string): string {
  return office
    .toLowerCase()
    .replace(/[’']s?\b/g, '')
    .replace(/^(?:the|our|its|their)\s+/, '')
    .replace(/-/g, ' ')
    .trim();
}
