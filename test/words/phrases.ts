// How the product does not speak: phrases that a native reader stumbles over, each with what to say instead. `still` lists the places whose
// texts have not been gone through yet; the test says when an entry there is no longer needed. Phrases, never single words.

/** Where words are read: by visitors, by who types a command, by who reads on. */
export type Place = 'pages' | 'help' | 'messages' | 'docs';

export interface Phrase {
  /** In small letters; capitals count for nothing. */
  readonly not: readonly string[];
  readonly say: string;
  readonly still?: readonly Place[];
}

export const PHRASES: readonly Phrase[] = [
  // One thing has one name.
  {
    not: [
      'star it',
      'you starred',
      'readers star',
      'stars stand',
      'first star:',
      'first star sets',
      'star agenda items',
    ],
    say: 'save, saved',
    still: ['pages'],
  },
  { not: ['kept with rapporteur'], say: 'Powered by Rapporteur', still: ['pages'] },
  {
    not: ['catalogue and engine', 'catalogue and the engine', 'catalogue and index', 'catalogue and search index'],
    say: 'search index',
  },
  { not: ['made anew', 'make anew', 'makes anew'], say: 'rebuilt' },
  { not: ['push what', 'pushes what'], say: 'update the search index' },
  {
    not: ['brings what', 'bring what', 'bring in what'],
    say: 'fetch new reports',
  },
  {
    not: ['index lie', 'data lies', 'data lie', 'bookmarks lie', 'they lie in', 'lies beside'],
    say: 'is stored in',
  },
  { not: ['words of a topic', 'a list of words that', 'holds one of these words'], say: 'keywords', still: ['pages'] },
  { not: ['filters and order'], say: 'Filter and sort', still: ['pages'] },
  {
    not: ['reported to speak', 'reported to have said', 'who speaks most', 'speak in the same items'],
    say: 'speaks, speakers',
    still: ['pages'],
  },
  {
    not: ['for programs', 'interface for programs', 'what can be asked for'],
    say: 'API, endpoints',
    still: ['pages'],
  },
  { not: ['capture ends before'], say: 'incomplete copy', still: ['pages'] },
  { not: ['on another machine'], say: 'on another device', still: ['pages'] },
  {
    not: ['spoken of most', 'spoken of in', 'what is spoken of'],
    say: 'most discussed, discussed in',
    still: ['pages'],
  },

  // Pages.
  { not: ['worked out by rules'], say: 'Speakers are identified automatically and may be wrong', still: ['pages'] },
  { not: ['this passage at'], say: 'Read the original on …', still: ['pages'] },
  {
    not: ['but somebody else says', 'words that somebody else says'],
    say: 'said by others in the same item',
    still: ['pages'],
  },
  { not: ['posts that report no meeting'], say: 'other blog posts', still: ['pages'] },
  { not: ['figure beside a name', 'the figure beside'], say: 'Numbers show agenda items', still: ['pages'] },
  { not: ['comes up with'], say: 'Related topics', still: ['pages'] },
  {
    not: ['link to these words', 'link to the words of today'],
    say: 'link to this version, to the current version',
    still: ['pages'],
  },
  { not: ['what is covered', 'what the archive covers'], say: 'Coverage', still: ['pages'] },
  { not: ['the archive cannot tell'], say: 'may mean no meeting, or a report we don’t have', still: ['pages'] },
  { not: ['reported by more than one account'], say: 'with more than one account', still: ['pages'] },
  {
    not: ['stand beside each other', 'beside each other', 'look twice before'],
    say: 'shown side by side',
  },
  { not: ['nothing of this in', 'says nothing of it'], say: 'No matching item' },
  { not: ['the same business'], say: 'other accounts of this item' },
  {
    not: ['how do we know who', 'gave the speaker away', 'reported speech that goes on', 'named by the sentence'],
    say: 'How speakers were identified',
    still: ['pages'],
  },
  {
    not: ['make the list', 'a new list'],
    say: 'Create list, New list, Export and import',
    still: ['pages'],
  },
  { not: ['new private address'], say: 'Reset private link', still: ['pages', 'docs'] },
  { not: ['loses its cookies'], say: 'in case you clear your cookies', still: ['pages'] },
  { not: ['to read only', 'whoever has this address'], say: 'read-only link', still: ['pages'] },
  { not: ['list and note', 'note, list, remove'], say: 'Add note or change list', still: ['pages'] },
  { not: ['say that you mean it'], say: 'confirm', still: ['pages'] },
  { not: ['does not answer at the moment'], say: 'temporarily unavailable', still: ['pages'] },
  { not: ['this archive knows no'], say: 'No speaker called …', still: ['pages'] },
  { not: ['is not closed: a phrase'], say: 'Missing closing quote' },
  { not: ['report here tells of', 'known under this name'], say: 'We have no report of …', still: ['pages'] },
  { not: ['that no address here can hold', 'has no such list'], say: 'isn’t valid, not found', still: ['pages'] },
  { not: ['this archive is invented'], say: 'Sample data', still: ['pages'] },
  { not: ['without marks'], say: 'Remove highlighting', still: ['pages'] },
  { not: ['archived as captured'], say: 'Archived copy from …', still: ['pages'] },
  { not: ['what you can try', 'finds something'], say: 'Try this', still: ['pages'] },
  {
    not: ['named only by an image', 'sentences tried'],
    say: 'by a figure of speech; sentences tested',
    still: ['pages'],
  },
  {
    not: ['stands above every rule', 'must ask its author'],
    say: 'Manual corrections always win',
    still: ['pages'],
  },

  // The command line.
  { not: ['as before the command'], say: 'archive folder (default: …)' },
  {
    not: ['tell what is wrong', 'tells what is wrong', 'tell how many', 'tell which'],
    say: 'check, list, show',
  },
  {
    not: ['what it is to be called', 'on purpose'],
    say: 'id (default: …), allow private addresses',
  },
  {
    not: ['is neither an http', 'a folder that is there'],
    say: 'is not a URL or an existing folder',
  },
  {
    not: ['says what there is', 'says the rest'],
    say: 'Run “rapporteur --help” for usage',
  },
  {
    not: ['knows that host name', 'cannot be read in any way'],
    say: 'host not found, could not be read',
  },
  { not: ['no address of the public internet'], say: 'is a private address' },
  { not: ['mend the lists'], say: 'Fix these files first' },
  { not: ['makes them where they are missing'], say: 'create (if needed)' },
  { not: ['keep it as such'], say: 'store it securely' },
  { not: ['at the times of harvest_cron'], say: 'on the HARVEST_CRON schedule' },

  // README and docs.
  { not: ['the long accounts in which'], say: 'write-ups by committee members' },
  { not: ['installed on the machine'], say: 'Everything else is installed inside this folder' },
  { not: ['permalink that lasts', 'the very passage'], say: 'a permanent link, the exact passage' },
  { not: ['is no part of', 'are no part of'], say: 'isn’t part of' },
  {
    not: ['come in by themselves', 'with what manners'],
    say: 'automatic fetching and crawling etiquette',
  },
  { not: ['pages are made of'], say: 'component gallery' },
  { not: ['beside others', 'what a page costs', 'readers at once'], say: 'benchmarks, under load' },
  { not: ['cannot be made again'], say: 'can’t be regenerated' },
  { not: ['is left alone in this run'], say: 'skipped in this run' },
  { not: ['taking things out'], say: 'Exports' },
];
