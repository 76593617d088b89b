// Tells labels that name no speaker but whose a formal act is: "Bo: motion to close the meeting", "Cy: 8 votes for, 0 against". What
// stands behind them is the meeting's, with the name. Any other label is for the reading of speech.
import { type HeardBlock, printed } from '../speech/heard-block.ts';

/** The block with the label as part of its words, where it introduces an act of the meeting; otherwise as it is. */
export function withActInWords(block: HeardBlock): HeardBlock {
  const { label, text, sentences } = block;
  if (label === null || block.form === 'table' || !ACT.test(text)) return block;
  const [first, ...rest] = sentences;
  if (!first) return block;
  return {
    ...block,
    label: null,
    text: printed(block),
    sentences: [
      { text: `${label}: ${first.text}`, isNarrated: true },
      ...rest.map((sentence) => ({ ...sentence, isNarrated: true })),
    ],
  };
}

const ACT = /^\W*(?:motion\s+(?:to|that|for)\b|\d{1,4}\s+(?:votes?\s+)?(?:for|in\s+favou?r)\b)/i;
