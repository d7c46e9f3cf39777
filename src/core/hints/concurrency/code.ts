import type { Analysis } from '../analysis.ts';
import type { Binding, ClassInfo, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { ancestors, descendants } from '../syntax/walk.ts';
import { resolveName } from '../types/canonical.ts';
import { libraryBasesOf } from '../types/classes.ts';

const none: readonly SyntaxNode[] = [];

/** The nodes of a file by type and by the function that runs them, collected once per analysis. */
export class Code {
  private readonly byType = new Map<string, SyntaxNode[]>();
  private readonly byOwner = new Map<string, Map<FunctionInfo | null, SyntaxNode[]>>();
  private spelt: ReadonlyMap<string, readonly SyntaxNode[]> | null = null;
  private functionNames: ReadonlySet<string> | null = null;
  private readonly runners = new Map<SyntaxNode, FunctionInfo | null>();
  private readonly headsByNode = new Map<SyntaxNode, readonly string[]>();

  constructor(readonly analysis: Analysis) {
    for (const node of descendants(analysis.tree.root)) {
      if (!node.named) continue;
      const known = this.byType.get(node.type);
      if (known === undefined) this.byType.set(node.type, [node]);
      else known.push(node);
    }
  }

  /** All nodes of a type, in source order. */
  all(type: string): readonly SyntaxNode[] {
    return this.byType.get(type) ?? none;
  }

  /** The nodes of a type that run when `owner` runs (null: when the module is loaded), nested functions left out. */
  own(owner: FunctionInfo | null, type: string): readonly SyntaxNode[] {
    let table = this.byOwner.get(type);
    if (table === undefined) {
      table = new Map();
      for (const node of this.all(type)) {
        const runner = this.functionOf(node);
        const known = table.get(runner);
        if (known === undefined) table.set(runner, [node]);
        else known.push(node);
      }
      this.byOwner.set(type, table);
    }
    return table.get(owner) ?? none;
  }

  /** All places where a name is spelt, whatever it means there. */
  identifiers(name: string): readonly SyntaxNode[] {
    this.spelt ??= groupByText(this.all('identifier'));
    return this.spelt.get(name) ?? none;
  }

  /** The function whose call runs `node`; null at module level and in class bodies there. */
  functionOf(node: SyntaxNode): FunctionInfo | null {
    const known = this.runners.get(node);
    if (known !== undefined) return known;
    let from = node;
    let found: FunctionInfo | null = null;
    for (const up of ancestors(node)) {
      if ((up.type === 'function_definition' || up.type === 'lambda') && from.fieldName === 'body') {
        const info = this.analysis.facts.definitions.get(up);
        found = info?.kind === 'function' ? info : null;
        break;
      }
      from = up;
    }
    this.runners.set(node, found);
    return found;
  }

  /** Dotted library name of what a call calls; null when it is the file's own. */
  called(call: SyntaxNode): string | null {
    const callee = call.field('function');
    return callee === null ? null : this.analysis.canonical(callee);
  }

  /**
   * Library types an expression can have, canonical and without None: instances of this file's classes count as what
   * they derive from.
   */
  heads(node: SyntaxNode): readonly string[] {
    const known = this.headsByNode.get(node);
    if (known !== undefined) return known;
    const { inference } = this.analysis;
    const found = inference.typesOf(node).flatMap((type): string[] => {
      if (type.head === 'None') return [];
      return type.cls === null ? [canonicalHead(type.head)] : [type.head, ...libraryBasesOf(inference, type.cls).map(canonicalHead)];
    });
    this.headsByNode.set(node, found);
    return found;
  }

  /** The functions of this file that an expression stands for: names, methods, lambdas, `partial(f, …)`. */
  functions(node: SyntaxNode): readonly FunctionInfo[] {
    if (node.type === 'lambda') {
      const info = this.analysis.facts.definitions.get(node);
      return info?.kind === 'function' ? [info] : [];
    }
    if (node.type === 'call' && /(^|\.)partial$/.test(this.called(node) ?? '')) {
      const first = node.field('arguments')?.firstNamedChild ?? null;
      return first === null ? [] : this.functions(first);
    }
    return this.analysis.inference.typesOf(node).flatMap((type) => (type.definition?.kind === 'function' ? [type.definition] : []));
  }

  /** The functions of this file that a call runs. */
  callees(call: SyntaxNode): readonly FunctionInfo[] {
    const callee = call.field('function');
    const name = callee?.type === 'attribute' ? callee.field('attribute') : callee;
    // Types are costly, and most calls are of names that this file defines no function for.
    if (callee === null || name === null || !this.definesFunction(name.text)) return [];
    return this.functions(callee);
  }

  private definesFunction(name: string): boolean {
    this.functionNames ??= new Set(this.analysis.facts.functions.map((owner) => owner.name));
    return this.functionNames.has(name);
  }

  /** Calls of this file that run `owner` directly. */
  callersOf(owner: FunctionInfo): readonly SyntaxNode[] {
    return (this.analysis.facts.calls.get(owner.name) ?? []).filter((call) => this.callees(call).includes(owner));
  }

  /** What gives a name, or an attribute of `self`, its values. */
  bindingsOf(node: SyntaxNode): readonly Binding[] {
    if (node.type === 'identifier') return resolveName(this.analysis.facts, node.text, node);
    if (node.type !== 'attribute') return [];
    const object = node.field('object');
    const name = node.field('attribute')?.text ?? '';
    if (object === null) return [];
    return this.analysis.inference.typesOf(object).flatMap((type) => {
      const cls = type.cls ?? (type.definition?.kind === 'class' ? type.definition : null);
      return cls === null ? [] : [...(cls.attributes.get(name) ?? []), ...(cls.scope.bindings.get(name) ?? [])];
    });
  }

  /** The class whose method (or function inside a method) runs `node`. */
  classOf(node: SyntaxNode): ClassInfo | null {
    for (let owner = this.functionOf(node); owner !== null; owner = this.functionOf(owner.node)) {
      if (owner.owner !== null) return owner.owner;
    }
    return null;
  }
}

function groupByText(nodes: readonly SyntaxNode[]): ReadonlyMap<string, readonly SyntaxNode[]> {
  const groups = new Map<string, SyntaxNode[]>();
  for (const node of nodes) {
    const known = groups.get(node.text);
    if (known === undefined) groups.set(node.text, [node]);
    else known.push(node);
  }
  return groups;
}

/** `multiprocessing.context.Process` and the like are what `multiprocessing` itself offers. */
function canonicalHead(head: string): string {
  return head
    .replace(/^(billiard|multiprocess|multiprocessing\.(context|process|synchronize|queues|managers))\./, 'multiprocessing.')
    .replace(/^multiprocessing\.dummy\./, 'threading.')
    .replace(/^concurrent\.futures\.(thread|process|_base)\./, 'concurrent.futures.')
    .replace(/^asyncio\.(locks|queues|events|base_events|tasks|futures|taskgroups)\./, 'asyncio.');
}

const codes = new WeakMap<Analysis, Code>();

export function codeOf(analysis: Analysis): Code {
  let code = codes.get(analysis);
  if (code === undefined) {
    code = new Code(analysis);
    codes.set(analysis, code);
  }
  return code;
}

/** `object.method(…)` taken apart; null for calls of plain names. */
export function methodCall(call: SyntaxNode): { readonly object: SyntaxNode; readonly method: string; readonly name: SyntaxNode } | null {
  const callee = call.field('function');
  if (callee?.type !== 'attribute') return null;
  const object = callee.field('object');
  const name = callee.field('attribute');
  return object === null || name === null ? null : { object, method: name.text, name };
}

/** The statement of a block that holds `node`. */
export function statementOf(node: SyntaxNode): SyntaxNode {
  let at = node;
  while (at.parent !== null && at.parent.type !== 'block' && at.parent.type !== 'module') at = at.parent;
  return at;
}

/** The statements of a block or module, comments left out. */
export function statementsOf(block: SyntaxNode): readonly SyntaxNode[] {
  return block.namedChildren;
}

/** The call that is a statement by itself, an `await` around it left out; null for other statements. */
export function statementCall(statement: SyntaxNode): SyntaxNode | null {
  if (statement.type !== 'expression_statement') return null;
  let only = statement.firstNamedChild;
  if (only?.type === 'await') only = only.firstNamedChild;
  return only?.type === 'call' ? only : null;
}

export function isAwaited(node: SyntaxNode): boolean {
  let up = node.parent;
  while (up?.type === 'parenthesized_expression') up = up.parent;
  return up?.type === 'await';
}
