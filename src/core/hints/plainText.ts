/** Markdown as plain text, for places that show no more: link texts, and words without the marks around them. */
function plainText(markdown: string): string {
  return markdown
    .replaceAll(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll(/(\*\*|[`*])([^`*]+)\1/g, '$2')
    .replaceAll(/(?<!\w)_([^_\n]+)_(?!\w)/g, '$1');
}

/** The first sentence of a message as plain text: enough for a list of problems; the hover beside it says the rest. */
export function headline(markdown: string): string {
  return plainText(markdown.slice(0, headlineEnd(markdown)));
}

/** What a message says beyond its headline, for a hover that stands below it. */
export function belowHeadline(markdown: string): string {
  return markdown.slice(headlineEnd(markdown)).trimStart();
}

function headlineEnd(markdown: string): number {
  const [paragraph = ''] = markdown.split('\n\n');
  const end = /[.!?] (?=[A-Z`*"'“])/.exec(paragraph);
  return end === null ? paragraph.length : end.index + 1;
}
