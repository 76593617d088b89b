// The parts of the pages of items, reports, meetings, speakers and topics in their states, for docs/components.html.
import type { Component } from './component-list.ts';

const VAN = '/reports/notes-2024-05-23/mobile-library-the-last-van';
const MEETING = '/meetings/board/2024-05-23';

export const RECORD_COMPONENTS: readonly Component[] = [
  {
    name: 'About an item',
    about:
      'Beside the text on wide screens, below it on narrow ones: decisions, other accounts, speakers, topics, source, permalink.',
    states: [
      { state: 'with another account', path: VAN, selector: '.item-side', site: 'two accounts' },
      {
        state: 'of a report without a source',
        path: '/reports/minutes-2023-07-04/the-roof-of-marl-hall',
        selector: '.item-side',
      },
    ],
  },
  {
    name: 'Related items',
    about: 'Items that treat the same business at other times. Left out where the search does not answer.',
    states: [
      {
        state: 'some',
        path: '/reports/notes-2024-05-23/heating-of-marl-hall',
        selector: '.related',
        site: 'two accounts',
      },
    ],
  },
  {
    name: 'Accounts side by side',
    about:
      'One row for each piece of business; columns on wide screens and paper, one below another on narrow screens.',
    states: [
      { state: 'treated by both', path: MEETING, selector: '#business-2', site: 'two accounts' },
      { state: 'treated by one', path: MEETING, selector: '#business-4', site: 'two accounts' },
    ],
  },
  {
    name: 'Calendar',
    about:
      'A table of months: darker where there are more reports, a dot where there is none, empty outside of what is covered.',
    states: [
      { state: 'with links', path: '/reports', selector: '.calendar' },
      { state: 'without links', path: '/about/coverage', selector: '.covered .calendar', site: 'two accounts' },
    ],
  },
  {
    name: 'Choice of reports',
    about: 'Bodies and authors with what each would show; pressing the chosen one takes it back.',
    states: [
      { state: 'nothing chosen', path: '/reports', selector: '.report-filters' },
      { state: 'one chosen', path: '/reports?body=buildings', selector: '.report-filters' },
    ],
  },
  {
    name: 'Roles',
    about: 'What somebody was when: a list for one role, a drawing with the same words for several.',
    states: [{ state: 'several', path: '/speakers/ada-quill', selector: '.timeline', site: 'two accounts' }],
  },
  {
    name: 'Search within',
    about: 'A plain form that asks for words within one speaker or topic.',
    states: [{ state: 'empty', path: '/speakers/ada-quill', selector: '.search-within', site: 'two accounts' }],
  },
  {
    name: 'Latest items',
    about: 'Each with the first words that say something; who says them where the page is not about one speaker.',
    states: [
      { state: 'of a speaker', path: '/speakers/bram-osei', selector: '.latest', site: 'two accounts' },
      { state: 'of a topic', path: '/topics/buildings', selector: '.latest', site: 'two accounts' },
    ],
  },
  {
    name: 'Names',
    about: 'Speakers by the last word of their names, with their latest role.',
    states: [{ state: 'one letter', path: '/speakers', selector: '.letter', site: 'two accounts' }],
  },
];
