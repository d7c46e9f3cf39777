import type { SyntaxNode } from '../syntax/node.ts';

export type ScopeKind = 'module' | 'class' | 'function' | 'lambda' | 'comprehension';

/** How a name came to be bound. */
export type BindingKind =
  'assignment' | 'augmented' | 'declaration' | 'iteration' | 'with' | 'except' | 'parameter' | 'function' | 'class' | 'import' | 'pattern';

/** Where in an unpacked value a name sits: `a, (b, *c) = v` binds c at [1, "rest"]. */
export type UnpackStep = number | 'rest';

/** One place that gives a name (or an attribute) a value. */
export interface Binding {
  readonly name: string;
  readonly kind: BindingKind;
  /** The bound name, or for an attribute the whole target. */
  readonly node: SyntaxNode;
  readonly scope: Scope;
  /** The expression that the value comes from, before unpacking; for iterations the iterable. */
  readonly value: SyntaxNode | null;
  readonly path: readonly UnpackStep[];
  readonly annotation: SyntaxNode | null;
  readonly parameter: Parameter | null;
  readonly definition: FunctionInfo | ClassInfo | null;
  /** For imports: the dotted name of what was imported (`collections.deque`). */
  readonly imported: string | null;
}

export interface Parameter {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly annotation: SyntaxNode | null;
  readonly defaultValue: SyntaxNode | null;
  readonly splat: '*' | '**' | null;
  readonly keywordOnly: boolean;
  /** 0-based position, `self` included. */
  readonly index: number;
  readonly owner: FunctionInfo;
}

export interface FunctionInfo {
  readonly kind: 'function';
  readonly name: string;
  /** `function_definition` or `lambda`. */
  readonly node: SyntaxNode;
  readonly scope: Scope;
  readonly parameters: Parameter[];
  readonly decorators: readonly SyntaxNode[];
  readonly isAsync: boolean;
  /** The class whose body holds the definition. */
  readonly owner: ClassInfo | null;
  /** Returned expressions, `null` for a bare return. */
  readonly returns: { readonly node: SyntaxNode; readonly value: SyntaxNode | null }[];
  readonly yields: SyntaxNode[];
}

export interface ClassInfo {
  readonly kind: 'class';
  readonly name: string;
  readonly node: SyntaxNode;
  readonly scope: Scope;
  readonly bases: readonly SyntaxNode[];
  readonly decorators: readonly SyntaxNode[];
  readonly methods: Map<string, FunctionInfo>;
  /** Assignments to `self.x` in the methods; class-level names are bindings of `scope`. */
  readonly attributes: Map<string, Binding[]>;
}

/** A write into a container that a name or attribute holds: it tells what the elements are. */
export interface ElementWrite {
  readonly node: SyntaxNode;
  /** `key` of a subscript or of setdefault, null for append and the like. */
  readonly key: SyntaxNode | null;
  readonly value: SyntaxNode;
  /** The value is an iterable whose elements are put in (`extend`, `update`, `+=`). */
  readonly spread: boolean;
}

export class Scope {
  /** The function or class that the scope belongs to; set once, right after both are made. */
  owner: FunctionInfo | ClassInfo | null = null;
  readonly bindings = new Map<string, Binding[]>();
  readonly globals = new Set<string>();
  readonly nonlocals = new Set<string>();
  /** Writes into containers, by the dotted name that was written to (`xs`, `self.items`). */
  readonly elementWrites = new Map<string, ElementWrite[]>();

  constructor(
    readonly kind: ScopeKind,
    readonly node: SyntaxNode,
    readonly parent: Scope | null,
  ) {}

  /** The nearest function (or lambda) around, this scope included. */
  get enclosingFunction(): FunctionInfo | null {
    return this.owner?.kind === 'function' ? this.owner : (this.parent?.enclosingFunction ?? null);
  }

  get module(): Scope {
    return this.parent === null ? this : this.parent.module;
  }
}
