import type { SyntaxNode, SyntaxTree } from '../syntax/node.ts';
import { importedNames } from './imports.ts';
import { recordElementWrite } from './elementWrites.ts';
import { bindTarget, type BindingSource } from './targets.ts';
import { type Binding, type ClassInfo, type FunctionInfo, Scope } from './model.ts';
import { type BindingDraft, complete, declaringScope, decoratorsOf, selfMethod, walrusScope } from './drafts.ts';
import type { FileFacts } from './facts.ts';
import { parametersOf } from './parameters.ts';

const comprehensions = new Set(['list_comprehension', 'set_comprehension', 'dictionary_comprehension', 'generator_expression']);

const operationTypes = new Set(['call', 'subscript', 'comparison_operator', 'binary_operator', 'augmented_assignment']);

/** Has children visited later, in the scope whose names they see. */
type Push = (children: readonly SyntaxNode[], scope: Scope) => void;

class Collector {
  readonly operations: SyntaxNode[] = [];
  readonly functions: FunctionInfo[] = [];
  readonly classes: ClassInfo[] = [];
  readonly calls = new Map<string, SyntaxNode[]>();
  readonly foreignAttributes = new Map<string, Binding[]>();
  readonly scopes = new Map<SyntaxNode, Scope>();
  readonly definitions = new Map<SyntaxNode, FunctionInfo | ClassInfo>();
  readonly module: Scope;

  constructor(private readonly tree: SyntaxTree) {
    this.module = new Scope('module', tree.root, null);
    this.scopes.set(tree.root, this.module);
  }

  facts(): FileFacts {
    this.visitAll(this.tree.root.children, this.module);
    return {
      tree: this.tree,
      module: this.module,
      functions: this.functions,
      classes: this.classes,
      calls: this.calls,
      operations: this.operations,
      foreignAttributes: this.foreignAttributes,
      scopes: this.scopes,
      definitions: this.definitions,
    };
  }

  /** Iterative, because a broken or generated file can nest deeper than the stack allows. */
  private visitAll(nodes: readonly SyntaxNode[], scope: Scope): void {
    const stack: { node: SyntaxNode; scope: Scope }[] = [];
    const push: Push = (children, inner) => {
      for (let index = children.length - 1; index >= 0; index--) {
        const node = children[index];
        if (node !== undefined && (node.named || node.children.length > 0)) stack.push({ node, scope: inner });
      }
    };
    push(nodes, scope);
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) this.visit(next.node, next.scope, push);
  }

  private visit(node: SyntaxNode, scope: Scope, push: Push): void {
    if (operationTypes.has(node.type)) this.operations.push(node);
    if (comprehensions.has(node.type)) {
      this.comprehension(node, scope, push);
      return;
    }
    switch (node.type) {
      case 'function_definition':
        this.functionDefinition(node, scope, push);
        return;
      case 'lambda':
        this.lambda(node, scope, push);
        return;
      case 'class_definition':
        this.classDefinition(node, scope, push);
        return;
      case 'assignment':
      case 'augmented_assignment':
        this.assignment(node, scope);
        break;
      case 'named_expression':
        this.bind(node.field('name'), { kind: 'assignment', value: node.field('value') }, walrusScope(scope));
        break;
      case 'for_statement':
        this.bind(node.field('left'), { kind: 'iteration', value: node.field('right') }, scope);
        break;
      case 'as_pattern':
        this.asPattern(node, scope);
        break;
      case 'except_clause':
        this.exceptClause(node, scope);
        break;
      case 'global_statement':
        for (const name of node.namedChildren) scope.globals.add(name.text);
        return;
      case 'nonlocal_statement':
        for (const name of node.namedChildren) scope.nonlocals.add(name.text);
        return;
      case 'import_statement':
      case 'import_from_statement':
      case 'future_import_statement':
        for (const { name, node: at, imported } of importedNames(node)) {
          this.add(scope, { name, node: at, kind: 'import', imported });
        }
        return;
      case 'case_pattern':
        this.casePattern(node, scope);
        break;
      case 'return_statement':
        scope.enclosingFunction?.returns.push({ node, value: node.firstNamedChild });
        break;
      case 'yield':
        scope.enclosingFunction?.yields.push(node);
        break;
      case 'call':
        this.call(node, scope);
        break;
    }
    push(node.children, scope);
  }

  private functionDefinition(node: SyntaxNode, scope: Scope, push: Push): void {
    const name = node.field('name');
    const owner = scope.owner?.kind === 'class' && scope.kind === 'class' ? scope.owner : null;
    const info = this.openFunction(node, scope, name?.text ?? '', owner);
    if (name !== null) this.add(scope, { name: name.text, node: name, kind: 'function', definition: info });
    if (owner !== null) owner.methods.set(info.name, info);
    this.pushParts(node, { outside: scope, inside: info.scope }, push);
  }

  /** The body sees the scope that the node opens, everything else the one around it. */
  private pushParts(node: SyntaxNode, { outside, inside }: { outside: Scope; inside: Scope }, push: Push): void {
    const around = node.children.filter((child) => child.fieldName !== 'body');
    push(around, outside);
    const body = node.field('body');
    if (body !== null) push([body], inside);
  }

  private lambda(node: SyntaxNode, scope: Scope, push: Push): void {
    const info = this.openFunction(node, scope, '<lambda>', null);
    const body = node.field('body');
    if (body !== null) info.returns.push({ node, value: body });
    this.pushParts(node, { outside: scope, inside: info.scope }, push);
  }

  private openFunction(node: SyntaxNode, parent: Scope, name: string, owner: ClassInfo | null): FunctionInfo {
    const scope = new Scope(node.type === 'lambda' ? 'lambda' : 'function', node, parent);
    const info: FunctionInfo = {
      kind: 'function',
      name,
      node,
      scope,
      parameters: [],
      decorators: decoratorsOf(node),
      isAsync: node.hasToken('async'),
      owner,
      returns: [],
      yields: [],
    };
    scope.owner = info;
    this.scopes.set(node, scope);
    this.definitions.set(node, info);
    this.functions.push(info);
    for (const parameter of parametersOf(info)) {
      info.parameters.push(parameter);
      this.add(scope, {
        name: parameter.name,
        node: parameter.node,
        kind: 'parameter',
        parameter,
        annotation: parameter.annotation,
        value: parameter.defaultValue,
      });
    }
    return info;
  }

  private classDefinition(node: SyntaxNode, scope: Scope, push: Push): void {
    const name = node.field('name');
    const inner = new Scope('class', node, scope);
    const info: ClassInfo = {
      kind: 'class',
      name: name?.text ?? '',
      node,
      scope: inner,
      bases: (node.field('superclasses')?.namedChildren ?? []).filter((base) => base.type !== 'keyword_argument'),
      decorators: decoratorsOf(node),
      methods: new Map(),
      attributes: new Map(),
    };
    inner.owner = info;
    this.scopes.set(node, inner);
    this.definitions.set(node, info);
    this.classes.push(info);
    if (name !== null) this.add(scope, { name: name.text, node: name, kind: 'class', definition: info });
    this.pushParts(node, { outside: scope, inside: inner }, push);
  }

  private comprehension(node: SyntaxNode, scope: Scope, push: Push): void {
    const inner = new Scope('comprehension', node, scope);
    this.scopes.set(node, inner);
    let first = true;
    for (const clause of node.children) {
      if (clause.type !== 'for_in_clause') continue;
      const right = clause.field('right');
      this.bind(clause.field('left'), { kind: 'iteration', value: right }, inner);
      // The first iterable is evaluated in the scope around the comprehension.
      if (right !== null) push([right], first ? scope : inner);
      first = false;
    }
    push(
      node.children.filter((child) => child.type !== 'for_in_clause'),
      inner,
    );
  }

  private assignment(node: SyntaxNode, scope: Scope): void {
    const value = node.field('right');
    const annotation = node.field('type');
    recordElementWrite(node, scope);
    if (node.type === 'augmented_assignment') {
      this.bind(node.field('left'), { kind: 'augmented', value: node }, scope);
      return;
    }
    // In `a = b = v` the right side of the outer assignment is the inner assignment.
    let source = value;
    while (source?.type === 'assignment') source = source.field('right');
    this.bind(node.field('left'), { kind: value === null ? 'declaration' : 'assignment', value: source, annotation }, scope);
  }

  private asPattern(node: SyntaxNode, scope: Scope): void {
    const target = node.field('alias')?.firstNamedChild ?? null;
    const value = node.firstNamedChild;
    const parent = node.parent;
    const kind = parent?.type === 'with_item' ? 'with' : parent?.type === 'except_clause' ? 'except' : 'pattern';
    this.bind(target, { kind, value }, scope);
  }

  private exceptClause(node: SyntaxNode, scope: Scope): void {
    const alias = node.field('alias');
    if (alias !== null) this.bind(alias, { kind: 'except', value: node.field('value') }, scope);
  }

  private casePattern(node: SyntaxNode, scope: Scope): void {
    const only = node.firstNamedChild;
    if (only?.type === 'dotted_name' && only.children.length === 1 && only.text !== '_') {
      this.add(scope, { name: only.text, node: only, kind: 'pattern' });
    }
  }

  private call(node: SyntaxNode, scope: Scope): void {
    const callee = node.field('function');
    const name = callee?.type === 'attribute' ? callee.field('attribute') : callee;
    if (name?.type !== 'identifier') return;
    const known = this.calls.get(name.text);
    if (known === undefined) this.calls.set(name.text, [node]);
    else known.push(node);
    recordElementWrite(node, scope);
  }

  private bind(target: SyntaxNode | null, source: BindingSource, scope: Scope): void {
    if (target === null) return;
    for (const bound of bindTarget(target, [])) {
      if (bound.node.type === 'identifier') {
        this.add(scope, { name: bound.node.text, node: bound.node, path: bound.path, ...source });
      } else this.addAttribute(bound.node, { path: bound.path, ...source }, scope);
    }
  }

  private addAttribute(target: SyntaxNode, source: BindingSource & { path: Binding['path'] }, scope: Scope): void {
    const name = target.field('attribute');
    const object = target.field('object');
    if (name === null || object === null) return;
    const method = selfMethod(object, scope);
    const binding = complete({ name: name.text, node: target, ...source }, scope);
    const table = method?.owner?.attributes ?? this.foreignAttributes;
    const known = table.get(name.text);
    if (known === undefined) table.set(name.text, [binding]);
    else known.push(binding);
  }

  private add(scope: Scope, binding: BindingDraft): void {
    const target = scope.globals.has(binding.name)
      ? scope.module
      : scope.nonlocals.has(binding.name)
        ? (declaringScope(scope, binding.name) ?? scope)
        : scope;
    const full = complete(binding, target);
    const known = target.bindings.get(binding.name);
    if (known === undefined) target.bindings.set(binding.name, [full]);
    else known.push(full);
  }
}

/** Collects scopes, bindings, definitions and calls of a file in one pass; never throws on broken source. */
export function collectFacts(tree: SyntaxTree): FileFacts {
  return new Collector(tree).facts();
}
