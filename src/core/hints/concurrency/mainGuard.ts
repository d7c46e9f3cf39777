import type { Analysis } from '../analysis.ts';
import type { Hint, QuickFix } from '../hint.ts';
import type { FileRule } from '../rules/fileRule.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors } from '../syntax/walk.ts';
import { type Code, codeOf, methodCall, statementOf, statementsOf } from './code.ts';
import { isProcess } from './primitives.ts';
import { brief, report } from './report.ts';

/**
 *     p = Process(target=work)
 *     p.start()                  ← at module level: the child imports the file and gets here too
 */
export const mainGuard: FileRule = {
  id: 'CB22',
  *check(analysis: Analysis): Iterable<Hint> {
    const code = codeOf(analysis);
    if (/\b(set_start_method|get_context)\(\s*['"]fork['"]/.test(analysis.tree.source.text)) return;
    for (const call of code.own(null, 'call')) {
      if (isGuarded(call) || statementOf(call).parent === null) continue;
      const start = startsProcess(code, call) ?? throughFunction(code, call);
      if (start === null) continue;
      const where = start === call ? '' : ` (\`${brief(start)}\` on line ${start.line})`;
      yield report('CB22', call, {
        kind: 'missing-main-guard',
        severity: 'warning',
        message:
          `\`${brief(call)}\` starts a process${where} while the module is loaded. Where processes are spawned (macOS, Windows; a fork server on Linux from Python 3.14), ` +
          `the child process imports this file, comes to line ${call.line} itself and fails with a RuntimeError. ` +
          "Put it under `if __name__ == '__main__':`.",
        link: 'concept:process_vs_thread',
        fix: guardFix(call),
      });
    }
  },
};

function startsProcess(code: Code, call: SyntaxNode): SyntaxNode | null {
  const name = code.called(call) ?? '';
  if (/^multiprocessing\.(Pool|Manager|pool\.Pool)$/.test(name)) return call;
  if (/^concurrent\.futures\.(process\.)?ProcessPoolExecutor$/.test(name)) return isUsedAtOnce(code, call) ? call : null;
  const parts = methodCall(call);
  if (parts === null) return null;
  if (parts.method === 'start' && isProcess(code, parts.object)) return call;
  const made = parts.object.type === 'call' ? (code.called(parts.object) ?? '') : '';
  return parts.method === 'Pool' && /^multiprocessing\.get_context$/.test(made) ? call : null;
}

/** An executor starts its processes with the first job; kept in a name, it may get that inside a function only. */
function isUsedAtOnce(code: Code, call: SyntaxNode): boolean {
  const left = call.parent?.type === 'assignment' ? call.parent.field('left') : null;
  if (left === null) return true;
  return code.own(code.functionOf(call), 'call').some((other) => methodCall(other)?.object.text === left.text);
}

/** A call of a function of this file that starts processes, one level deep. */
function throughFunction(code: Code, call: SyntaxNode): SyntaxNode | null {
  for (const owner of code.callees(call)) {
    if (owner.node.type === 'lambda') continue;
    const start = code.own(owner, 'call').find((inner) => startsProcess(code, inner) !== null);
    if (start !== undefined) return start;
  }
  return null;
}

function isGuarded(call: SyntaxNode): boolean {
  for (const up of ancestors(call)) {
    if (up.type === 'if_statement' && (up.field('condition')?.text.includes('__name__') ?? false)) return true;
    if (up.type === 'class_definition' || up.type === 'decorator') return true;
  }
  return false;
}

/** Moves the rest of the module below the guard, when it is one plain statement at the end. */
function guardFix(call: SyntaxNode): QuickFix | null {
  const statement = statementOf(call);
  if (statement.parent?.type !== 'module') return null;
  const rest = statementsOf(statement.parent).filter((one) => one.start >= statement.start);
  if (rest.some((one) => /definition|import/.test(one.type))) return null;
  const { source } = statement;
  const edits = [{ start: statement.start, end: statement.start, text: "if __name__ == '__main__':\n    " }];
  const end = rest.at(-1)?.endLine ?? statement.endLine;
  if (/"""|'''/.test(source.text.slice(statement.start, source.startOfLine(end + 1)))) return null;
  for (let line = statement.line + 1; line <= end; line++) {
    const at = source.startOfLine(line);
    if (source.text.slice(at, source.startOfLine(line + 1)).trim() !== '') edits.push({ start: at, end: at, text: '    ' });
  }
  return { title: "Put it under if __name__ == '__main__'", edits };
}
