// What an invented member of the orchards' council has published: reports of meetings and other posts, as many as a test wants.

export interface BlogPost {
  readonly id: number;
  readonly slug: string;
  readonly title: string;
  /** Day of publication. */
  readonly published: string;
  /** Day of the meeting, `null` for a post that reports none. */
  readonly meeting: string | null;
  readonly categories: readonly string[];
  /** Every one of them is in no other post. */
  readonly paragraphs: readonly string[];
}

const FRUITS = ['pears', 'medlars', 'quinces', 'damsons', 'mirabelles', 'russets', 'bullaces', 'greengages'];
const DEEDS = [
  'were weighed',
  'fell in the storm',
  'went to the presses',
  'were sold by the crate',
  'were counted twice',
];

/** Newest first; every fourth reports no meeting. */
export function orchardPosts(count: number): BlogPost[] {
  return Array.from({ length: count }, (_, index) => {
    const id = count - index;
    const met = new Date(Date.UTC(2029, 0, 1 + id * 5));
    const meeting = met.toISOString().slice(0, 10);
    const published = new Date(met.getTime() + 86_400_000).toISOString().slice(0, 10);
    const day = met.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' });
    const isReport = id % 4 !== 0;
    return {
      id,
      slug: isReport ? `council-report-${meeting}` : `on-wasps-${id}`,
      title: isReport ? `Council report – ${day}` : `On wasps & windfalls, part ${id}`,
      published,
      meeting: isReport ? meeting : null,
      categories: isReport ? ['Council', 'Reports'] : ['Garden'],
      paragraphs: Array.from({ length: 3 }, (__, n) => paragraph(id, n)),
    };
  });
}

export function paragraph(id: number, n: number): string {
  const fruit = FRUITS[(id + n) % FRUITS.length];
  const deed = DEEDS[(id * 3 + n) % DEEDS.length];
  return `Hester Quill said that the ${fruit} of row ${id}.${n} ${deed}, and nobody in the hall could say why the café’s £5 was gone.`;
}

/** As an editor writes it. */
export function htmlOf({ paragraphs }: Pick<BlogPost, 'paragraphs'>): string {
  const [first = '', ...rest] = paragraphs.map(escaped);
  const items = rest.map((text, n) => `<h3>Row ${n + 1}</h3>\n<p>${text}</p>`).join('\n');
  return `<p>${first}</p>\n${items}\n<div class="sharedaddy"><p>Share this: everywhere</p></div>\n<script>alert(1)</script>`;
}

export function pathOf({ published, slug }: BlogPost): string {
  return `/${published.slice(0, 4)}/${published.slice(5, 7)}/${slug}/`;
}

export function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;');
}
