/** The first paragraph of a statement, its title left out: what a tooltip has room for. */
export function firstParagraph(statement: string): string {
  const paragraphs = statement.replaceAll('\r\n', '\n').split(/\n\s*\n/);
  return paragraphs.find((paragraph) => !paragraph.trimStart().startsWith('#'))?.trim() ?? '';
}
