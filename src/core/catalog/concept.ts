/** A question of a concept card; one without choices is answered by revealing the explanation. */
export interface Question {
  readonly text: string;
  readonly choices: readonly { readonly text: string; readonly right: boolean }[];
  readonly explanation: string;
}

export interface ConceptCard {
  readonly title: string;
  /** The page in Markdown, without its title and its questions. */
  readonly page: string;
  readonly questions: readonly Question[];
}

const QUESTIONS_HEADING = /^## Questions[ \t]*$/m;

/** Takes a card's Markdown apart: `# Title`, the page, `## Questions`, and under it one `### ` heading a question. */
export function parseConcept(markdown: string): ConceptCard {
  const [body = '', questions = ''] = markdown.replaceAll('\r\n', '\n').split(QUESTIONS_HEADING);
  const title = /^# (.+)$/m.exec(body);
  return {
    title: title?.[1]?.trim() ?? '',
    page: (title === null ? body : body.replace(title[0], '')).trim(),
    questions: questions
      .split(/^### /m)
      .slice(1)
      .map(parseQuestion),
  };
}

function parseQuestion(block: string): Question {
  const lines = block.split('\n');
  const choices = lines.flatMap((line) => {
    const match = /^- \[([ x])\] (.+)$/.exec(line);
    return match?.[2] === undefined ? [] : [{ text: match[2].trim(), right: match[1] === 'x' }];
  });
  const explanation = lines.flatMap((line) => {
    const match = /^> ?(.*)$/.exec(line);
    return match?.[1] === undefined ? [] : [match[1]];
  });
  return { text: lines[0]?.trim() ?? '', choices, explanation: explanation.join('\n').trim() };
}

/** The steps of an exercise's `hints.md`: one `## ` section each, its heading included. */
export function parseHints(markdown: string): readonly string[] {
  return markdown
    .replaceAll('\r\n', '\n')
    .split(/^(?=## )/m)
    .filter((section) => section.startsWith('## '))
    .map((section) => section.trim());
}
