// The parts that pages are made of, each in its states, and where on the invented library's pages each state is to be seen.
import type { SiteName } from './page-list.ts';

export interface ComponentState {
  readonly state: string;
  readonly path: string;
  /** The first element that fits is shown. */
  readonly selector: string;
  /** What somebody types first, in a browser: for parts that the scripts make. */
  readonly typed?: string;
  /** The library where it is left out. */
  readonly site?: SiteName;
}

export interface Component {
  readonly name: string;
  /** A sentence or two: what it is for, what it must never do. */
  readonly about: string;
  readonly states: readonly ComponentState[];
}

const ITEM = '/reports/notes-2024-05-23/mobile-library-the-last-van';

export const COMPONENTS: readonly Component[] = [
  {
    name: 'Masthead',
    about: 'Names the archive and leads to its rooms. An invented archive says so above everything.',
    states: [
      { state: 'on the home page', path: '/', selector: '.masthead' },
      { state: 'in one of the rooms', path: '/search', selector: '.masthead' },
    ],
  },
  {
    name: 'Search box',
    about: 'One label, one field, one button; a plain form without its script. “/” leads there from everywhere.',
    states: [
      { state: 'empty', path: '/', selector: '.search-box' },
      { state: 'after a search', path: '/search?q=mobile+library', selector: '.search-box' },
      { state: 'with suggestions', path: '/', selector: '.search-box', typed: 'm' },
    ],
  },
  {
    name: 'Sentence',
    about:
      'Says what is shown as a sentence of English; it is the heading of the page and what is told to those who hear it.',
    states: [
      { state: 'of a search', path: '/search?q=mobile+library&speaker=bram-osei&from=2019', selector: '.sentence' },
      { state: 'of everything', path: '/search', selector: '.sentence' },
      { state: 'of nothing', path: '/search?q=zeppelin', selector: '.sentence' },
    ],
  },
  {
    name: 'Notes',
    about: 'What was read otherwise than typed, in sentences, with the way back where there is one.',
    states: [
      { state: 'a synonym', path: '/search?q=ills', selector: '.note' },
      { state: 'a typed question', path: '/search?q=what+did+Bram+Osei+say+about+heating', selector: '.note' },
      { state: 'a date', path: '/search?q=library+heating+May+2024', selector: '.note' },
      { state: 'a word mistyped', path: '/search?q=thermostatt', selector: '.note' },
    ],
  },
  {
    name: 'Chips',
    about: 'One for each filter in force; pressing it removes the filter.',
    states: [
      { state: 'one filter', path: '/search?speaker=bram-osei', selector: '.chips' },
      { state: 'several', path: '/search?speaker=bram-osei&topic=finance&from=2019&other=1', selector: '.chips' },
    ],
  },
  {
    name: 'Filters',
    about:
      'Ticks with counts, in the order of their counts. On small screens all of them stand behind one button that says how many are in force.',
    states: [
      { state: 'a long list', path: '/search', selector: '#facet-speaker' },
      { state: 'one ticked', path: '/search?speaker=lowri-bevan', selector: '#facet-speaker' },
      { state: 'ticked by an operator in the search box', path: '/search?q=speaker:silk', selector: '#facet-speaker' },
      { state: 'a short list', path: '/search', selector: '#facet-body' },
      { state: 'dates', path: '/search?from=2019', selector: '.filters fieldset:has(.dates)' },
    ],
  },
  {
    name: 'Histogram',
    about:
      'Bars are links; the same numbers and links stand in a table behind it. Words in it never shrink with the screen.',
    states: [
      { state: 'years', path: '/', selector: '.chart' },
      { state: 'months of a year', path: '/search?from=2019&to=2019', selector: '.chart' },
      { state: 'one month in force', path: '/search?from=2019-03&to=2019-03', selector: '.chart' },
    ],
  },
  {
    name: 'Result',
    about:
      'When, what, in which report, and the best passages with who says them. A doubtful name is marked “probably” in words.',
    states: [
      { state: 'with passages of several speakers', path: '/search?q=mobile+library', selector: '.hit' },
      { state: 'with a doubtful attribution', path: '/search?q=loans', selector: '.hit' },
      { state: 'from a post that reports no meeting', path: '/search?q=heron&other=1', selector: '.hit' },
      { state: 'without a date', path: '/search?q=apologies', selector: '.hit' },
    ],
  },
  {
    name: 'Other words',
    about:
      'Where little is found: other words for one that was typed, each a search that accepts either. Never applied on their own.',
    states: [
      { state: 'for a word that the archive does not have', path: '/search?q=bookmobile', selector: '.choices' },
    ],
  },
  {
    name: 'More items',
    about: 'Below fewer than ten items with all the words: others with some of them, and which words each lacks.',
    states: [{ state: 'below one item', path: '/search?q=mobile+library+heating', selector: '.more-items' }],
  },
  {
    name: 'Pages of results',
    about: 'The first, the last, this one and its neighbours.',
    states: [
      { state: 'the first page', path: '/search', selector: '.pagination' },
      { state: 'in the middle', path: '/search?page=2', selector: '.pagination' },
    ],
  },
  {
    name: 'Help where nothing was found',
    about: 'First searches that do find something, counted; then advice.',
    states: [
      { state: 'with a filter to blame', path: '/search?q=heating&speaker=goran-silk&from=2019', selector: '.help' },
      { state: 'with nothing to offer', path: '/search?q=zeppelin', selector: '.help' },
    ],
  },
  {
    name: 'Lists',
    about: 'Reports with their dates; names with their counts; figures of the whole archive.',
    states: [
      { state: 'reports', path: '/', selector: '.report-list' },
      { state: 'names with counts', path: '/', selector: '.counted' },
      { state: 'figures', path: '/', selector: '.figures' },
    ],
  },
  {
    name: 'Record',
    about: 'The words of a report with who says them in the margin.',
    states: [
      { state: 'an agenda item, words of the search marked', path: `${ITEM}?q=library`, selector: '.record' },
      { state: 'decisions', path: ITEM, selector: '.decisions' },
      { state: 'facts of its report', path: ITEM, selector: '.facts' },
    ],
  },
  {
    name: 'Errors',
    about: 'What happened, in plain words, and where to go.',
    states: [
      { state: 'a search that cannot be read', path: '/search?from=banana', selector: '.error' },
      { state: 'an item that is gone', path: '/reports/notes-2024-05-23/a-private-matter', selector: '.error' },
    ],
  },
];
