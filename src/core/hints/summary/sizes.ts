import type { Analysis } from "../analysis";
import { constantSliceLength } from "../costs/operation";
import type { Binding, FunctionInfo } from "../scopes/model";
import type { SyntaxNode } from "../syntax/node";
import { callArguments, dottedName, integerValue, unwrap } from "../syntax/walk";
import { resolveName } from "../types/canonical";
import { grownSize } from "./grown";
import { isFollowed, isNodeType } from "./node-types";
import { parameterValue } from "./index-parameters";
import { add, exponential, type Growth, isConstant, logarithm, multiply, one, power, symbol } from "./terms";

/** What a call of a function of this file costs and how large its result is, in the caller's symbols. */
export interface CalleeSizes {
  resultSize(call: SyntaxNode): Growth | null;
}

const maximumDepth = 40;
/** Questions about sizes that one function may take; what is beyond counts as unknown. */
const fuelPerFunction = 1_500;

/**
 * How large containers and numbers can get, as symbols of the function's parameters. Upper bounds throughout; where
 * nothing is known `uncertain` is raised and the size is a symbol of its own.
 */
export class SizeReader {
  /** Raised when a size had to be taken for unknown. */
  uncertain = false;
  /** Symbols that keep a container smaller than its input (`if len(heap) > k`). */
  readonly bounds = new Set<string>();
  private readonly open = new Map<string, number>();
  private readonly known = new Map<string, Growth>();
  /** Depth of the outermost open question that an answer left out, because it was circular. */
  private lowest = Number.POSITIVE_INFINITY;
  private fuel = fuelPerFunction;

  constructor(
    readonly analysis: Analysis,
    readonly owner: FunctionInfo,
    readonly callees: CalleeSizes,
  ) {}

  /** Number of elements `node` has or gives when iterated over. */
  sizeOf(node: SyntaxNode): Growth {
    return this.guarded(`s${String(node.start)}-${String(node.end)}`, () => this.size(unwrap(node))) ?? one;
  }

  /** Upper bound of an integer. */
  valueOf(node: SyntaxNode): Growth {
    return this.guarded(`v${String(node.start)}-${String(node.end)}`, () => this.value(unwrap(node))) ?? one;
  }

  /** A circular size adds nothing (null then); answers that left nothing out are remembered. */
  guarded(key: string, read: () => Growth): Growth | null {
    const remembered = this.known.get(key);
    if (remembered !== undefined) return remembered;
    const openAt = this.open.get(key);
    if (openAt !== undefined) {
      this.lowest = Math.min(this.lowest, openAt);
      return null;
    }
    if (this.open.size > maximumDepth || this.fuel <= 0) {
      this.uncertain = true;
      return null;
    }
    this.fuel--;
    const depth = this.open.size;
    const outer = this.lowest;
    this.lowest = Number.POSITIVE_INFINITY;
    this.open.set(key, depth);
    try {
      const growth = read();
      if (this.lowest >= depth) this.known.set(key, growth);
      return growth;
    } finally {
      this.open.delete(key);
      this.lowest = depth === 0 ? Number.POSITIVE_INFINITY : Math.min(outer, this.lowest >= depth ? Number.POSITIVE_INFINITY : this.lowest);
    }
  }

  headsOf(node: SyntaxNode): string[] {
    return this.analysis.inference.typesOf(node).map((type) => type.head);
  }

  private size(node: SyntaxNode): Growth {
    if (this.isScalar(node)) return one;
    switch (node.type) {
      case "list":
      case "tuple":
      case "set":
      case "expression_list":
        return add(one, ...node.namedChildren.flatMap((item) => (item.type === "list_splat" && item.firstNamedChild !== null ? [this.sizeOf(item.firstNamedChild)] : [])));
      case "dictionary":
      case "string":
      case "concatenated_string":
      case "integer":
      case "none":
        return one;
      case "identifier":
        return this.sizeOfName(node);
      case "attribute":
        return this.sizeOfAttribute(node);
      case "call":
        return this.sizeOfCall(node);
      case "list_comprehension":
      case "set_comprehension":
      case "dictionary_comprehension":
      case "generator_expression":
        return this.turnsOfComprehension(node);
      case "subscript":
        return this.sizeOfSubscript(node);
      case "binary_operator":
        return this.sizeOfOperation(node);
      case "conditional_expression": {
        const [yes, , no] = node.namedChildren;
        return add(...[yes, no].map((branch) => (branch === undefined ? one : this.sizeOf(branch))));
      }
      case "boolean_operator":
        return add(...node.namedChildren.map((side) => this.sizeOf(side)));
      default:
        return this.unknownSize(node);
    }
  }

  /** The product of the turns of all `for` clauses. */
  turnsOfComprehension(node: SyntaxNode): Growth {
    let turns = one;
    for (const clause of node.children) {
      const right = clause.type === "for_in_clause" ? clause.field("right") : null;
      if (right !== null) turns = multiply(turns, this.sizeOf(right));
    }
    return turns;
  }

  private sizeOfName(node: SyntaxNode): Growth {
    const bindings = resolveName(this.analysis.facts, node.text, node);
    if (bindings.length === 0) return one;
    const key = `n${node.text}:${String(bindings[0]?.node.start ?? 0)}`;
    return (
      this.guarded(key, () => {
        const own = add(...bindings.map((binding) => this.sizeOfBinding(binding)));
        return add(own, grownSize(this, node.text, bindings));
      }) ?? one
    );
  }

  private sizeOfBinding(binding: Binding): Growth {
    if (binding.parameter !== null) return this.sizeOfParameter(binding);
    const { value } = binding;
    if (value === null || binding.kind === "function" || binding.kind === "class" || binding.kind === "import") return one;
    if (binding.kind === "iteration") return this.elementSize(value, binding.path);
    if (binding.kind === "augmented") {
      const right = value.field("right");
      const operator = value.field("operator")?.text;
      return right === null || operator !== "+=" ? one : this.sizeOf(right);
    }
    if (binding.path.length > 0) {
      const item = value.namedChildren[Number(binding.path[0])];
      if ((value.type === "expression_list" || value.type === "tuple") && item !== undefined) return this.sizeOf(item);
      return this.isScalar(binding.node) ? one : this.sizeOf(value);
    }
    return this.isScalar(binding.node) ? one : this.sizeOf(value);
  }

  private isScalar(node: SyntaxNode): boolean {
    const heads = this.headsOf(node);
    return heads.length > 0 && heads.every((head) => ["int", "float", "bool", "None", "complex"].includes(head));
  }

  private sizeOfParameter(binding: Binding): Growth {
    const types = this.analysis.inference.typesOf(binding.node);
    if (types.some((type) => isNodeType(type.head, type.cls !== null))) return symbol("nodes");
    if (types.length === 0 && isFollowed(binding.scope.node, binding.name)) return symbol("nodes");
    const isSelf = binding.parameter?.index === 0 && binding.parameter.owner.owner !== null;
    return symbol(isSelf ? "len self" : `len ${binding.name}`);
  }

  /** Elements of a container of containers: `words[]` for a word of `words`. */
  elementSize(container: SyntaxNode, path: Binding["path"] = []): Growth {
    const node = unwrap(container);
    if (node.type === "call") {
      const callee = node.field("function");
      const [first] = callArguments(node).positional;
      const canonical = callee === null ? null : this.analysis.canonical(callee);
      if (canonical === "range") return one;
      if (canonical === "enumerate") return path[0] === 1 && first !== undefined ? this.elementSize(first, path.slice(1)) : one;
      if (canonical === "zip" && first === undefined) {
        const rows = node.field("arguments")?.childOfType("list_splat")?.firstNamedChild;
        return rows === null || rows === undefined ? one : this.sizeOf(rows);
      }
      if (canonical === "zip") {
        const source = callArguments(node).positional[Number(path[0] ?? 0)];
        return source === undefined ? one : this.elementSize(source, path.slice(1));
      }
      if (canonical !== null && ["sorted", "list", "set", "reversed", "tuple", "iter"].includes(canonical)) {
        return first === undefined ? one : this.elementSize(first, path);
      }
      const method = callee?.field("attribute")?.text;
      const object = callee?.field("object");
      if (object !== null && object !== undefined) {
        if (method === "items" && path[0] === 1) return this.elementSize(object, path.slice(1));
        if (method === "items" || method === "keys") return one;
        if (method === "values") return this.elementSize(object, path);
        // All parts together are as long as the text.
        if (method === "split") return one;
      }
    }
    const elements = this.analysis.inference.typesOf(node).flatMap((type) => type.args[type.args.length === 2 && type.head !== "tuple" ? 1 : 0] ?? []);
    if (elements.length > 0 && elements.every((type) => ["int", "float", "bool", "None"].includes(type.head))) return one;
    if (this.headsOf(node).every((head) => head === "str" || head === "range" || head === "bytes") && this.headsOf(node).length > 0) return one;
    // A tuple per element (edges, intervals) has a fixed length.
    if (elements.length > 0 && elements.every((type) => type.head === "tuple" || isNodeType(type.head, type.cls !== null))) return one;
    return this.elementSymbol(node, path.length > 0);
  }

  private elementSymbol(node: SyntaxNode, unpacked: boolean): Growth {
    if (unpacked) return one;
    if (node.type === "list_comprehension" || node.type === "set_comprehension") {
      const body = node.field("body");
      return body === null ? one : this.sizeOf(body);
    }
    if (node.type === "binary_operator" && node.field("operator")?.text === "*") {
      const inner = node.field("left")?.firstNamedChild;
      return inner === null || inner === undefined ? one : this.sizeOf(inner);
    }
    if (node.type === "identifier") {
      const bindings = resolveName(this.analysis.facts, node.text, node);
      const made = bindings.filter((binding) => binding.parameter === null && binding.value !== null && binding.kind === "assignment");
      if (made.length > 0) {
        return this.guarded(`e${node.text}:${String(made[0]?.node.start ?? 0)}`, () => add(...made.map((binding) => (binding.value === null ? one : this.elementSize(binding.value))), this.writtenElement(node))) ?? one;
      }
      if (bindings.some((binding) => binding.parameter !== null)) return symbol(`len ${node.text}[]`);
      const iterated = bindings.find((binding) => binding.kind === "iteration" && binding.path.length === 0);
      if (iterated?.value !== undefined && iterated.value !== null) return one;
    }
    const name = dottedName(node);
    if (name?.startsWith("self.") === true) return symbol("len self");
    return one;
  }

  /** The size of what is put into a container that was made empty (`groups[key] = []`, `rows.append(row)`). */
  private writtenElement(node: SyntaxNode): Growth {
    const scope = resolveName(this.analysis.facts, node.text, node)[0]?.scope;
    const writes = scope?.elementWrites.get(node.text) ?? [];
    return add(...writes.slice(0, 6).map((write) => (write.spread || this.isScalar(write.value) ? one : this.sizeOf(write.value))));
  }

  private sizeOfAttribute(node: SyntaxNode): Growth {
    const name = dottedName(node);
    if (name?.startsWith("self.") === true) return symbol("len self");
    const object = node.field("object");
    if (object !== null && this.analysis.inference.typesOf(object).some((type) => isNodeType(type.head, type.cls !== null))) {
      return this.headsOf(node).includes("list") ? one : symbol("nodes");
    }
    return this.unknownSize(node);
  }

  private sizeOfCall(node: SyntaxNode): Growth {
    const callee = node.field("function");
    if (callee === null) return one;
    const { positional, keywords } = callArguments(node);
    const [first, second, third] = positional;
    const size = (argument: SyntaxNode | undefined): Growth => (argument === undefined ? one : this.sizeOf(argument));
    const canonical = this.analysis.canonical(callee);
    switch (canonical) {
      case "range":
        return this.valueOf((positional.length > 1 ? second : first) ?? node);
      case "zip":
        if (positional.length === 0) return this.transposedSize(node);
        return size(positional.find((argument) => !isConstant(size(argument))) ?? first);
      case "map":
      case "filter":
        return size(second);
      case "heapq.nlargest":
      case "heapq.nsmallest":
        return first === undefined ? one : this.valueOf(first);
      case "itertools.permutations":
        return exponential("factorial", size(first));
      case "itertools.combinations":
      case "itertools.combinations_with_replacement": {
        const count = second === undefined ? null : integerValue(second);
        return count === null ? exponential(2, size(first)) : power(size(first), count);
      }
      case "itertools.product": {
        const repeat = keywords.get("repeat");
        if (repeat !== undefined) return exponential(2, this.valueOf(repeat));
        return positional.reduce((product, argument) => multiply(product, size(argument)), one);
      }
      case "itertools.chain":
        return add(...positional.map(size));
      case "itertools.islice":
        return second === undefined ? one : this.valueOf(third ?? second);
      case "itertools.accumulate":
      case "itertools.pairwise":
      case "itertools.groupby":
        return size(first);
      case "str":
      case "bin":
        return first === undefined ? one : this.headsOf(first).includes("int") ? logarithm(this.valueOf(first)) : size(first);
      case "iter":
        return size(first);
      case "sum":
      case "min":
      case "max":
      case "len":
      case "int":
        return one;
    }
    if (canonical !== null && /^(sorted|list|tuple|set|frozenset|dict|reversed|enumerate|collections\.(deque|Counter|OrderedDict)|copy\.(deep)?copy)$/.test(canonical)) return size(first);
    if (canonical === "collections.defaultdict") return one;
    if (callee.type === "attribute" && canonical === null) {
      const result = this.sizeOfMethod(node, callee, first);
      if (result !== null) return result;
    }
    const known = this.callees.resultSize(node);
    return known ?? (this.isScalar(node) ? one : this.unknownSize(node));
  }

  /** `zip(*rows)` has as many items as a row. */
  private transposedSize(call: SyntaxNode): Growth {
    const rows = call.field("arguments")?.childOfType("list_splat")?.firstNamedChild;
    return rows === null || rows === undefined ? one : this.elementSize(rows);
  }

  private sizeOfMethod(call: SyntaxNode, callee: SyntaxNode, first: SyntaxNode | undefined): Growth | null {
    const object = callee.field("object");
    const method = callee.field("attribute")?.text ?? "";
    if (object === null) return null;
    const heads = this.headsOf(object);
    if (heads.some((head) => ["dict", "Counter", "defaultdict", "OrderedDict"].includes(head))) {
      if (["items", "keys", "values", "copy"].includes(method)) return this.sizeOf(object);
      if (method === "most_common") return first === undefined ? this.sizeOf(object) : this.valueOf(first);
      if (["get", "pop", "setdefault"].includes(method)) return this.elementSize(object);
    }
    if (heads.includes("str")) {
      if (method === "join") return first === undefined ? one : multiply(this.sizeOf(first), this.elementSize(first));
      return this.isScalar(call) ? one : this.sizeOf(object);
    }
    if (["copy", "union", "difference", "intersection"].includes(method)) return add(this.sizeOf(object), first === undefined ? one : this.sizeOf(first));
    if (["pop", "popleft"].includes(method)) return this.isScalar(call) ? one : this.elementSize(object);
    return null;
  }

  private sizeOfSubscript(node: SyntaxNode): Growth {
    const value = node.field("value");
    const index = node.field("subscript");
    if (value === null || index === null) return one;
    if (index.type !== "slice") return this.elementSize(value);
    if (constantSliceLength(index) !== null) return one;
    return this.windowSize(index) ?? this.sizeOf(value);
  }

  /** `xs[i:i + k]` has k elements. */
  private windowSize(slice: SyntaxNode): Growth | null {
    const [start, stop] = slice.namedChildren;
    if (start === undefined || stop === undefined || slice.children[0]?.type === ":") {
      const only = slice.children[0]?.type === ":" ? start : undefined;
      return only === undefined || integerValue(only) !== null || only.type === "unary_operator" ? null : this.valueOf(only);
    }
    if (stop.type !== "binary_operator" || stop.field("operator")?.text !== "+") return null;
    const left = stop.field("left");
    const right = stop.field("right");
    return left?.text === start.text && right !== null ? this.valueOf(right) : null;
  }

  private sizeOfOperation(node: SyntaxNode): Growth {
    const left = node.field("left");
    const right = node.field("right");
    const operator = node.field("operator")?.text;
    if (left === null || right === null) return one;
    if (operator === "*") {
      const [container, count] = this.headsOf(left).some((head) => ["list", "str", "tuple"].includes(head)) ? [left, right] : [right, left];
      return multiply(this.sizeOf(container), this.valueOf(count));
    }
    if (operator === "&") return this.sizeOf(left);
    return add(this.sizeOf(left), this.sizeOf(right));
  }

  private unknownSize(node: SyntaxNode): Growth {
    if (this.isScalar(node)) return one;
    this.uncertain = true;
    const main = this.owner.parameters.find((parameter) => parameter.index > 0 || parameter.owner.owner === null);
    return main === undefined ? one : symbol(`len ${main.name}`);
  }

  private value(node: SyntaxNode): Growth {
    switch (node.type) {
      case "integer":
      case "float":
      case "unary_operator":
        return node.type === "unary_operator" && node.field("argument") !== null ? this.valueOf(node.field("argument") ?? node) : one;
      case "identifier":
        return this.valueOfName(node);
      case "call":
        return this.valueOfCall(node);
      case "binary_operator":
        return this.valueOfOperation(node);
      case "subscript":
      case "attribute": {
        const name = dottedName(node.type === "subscript" ? (node.field("value") ?? node) : node);
        if (name?.startsWith("self.") === true) return symbol("len self");
        return node.type === "subscript" ? this.valueOfElement(node) : one;
      }
      case "conditional_expression": {
        const [yes, , no] = node.namedChildren;
        return add(...[yes, no].map((branch) => (branch === undefined ? one : this.valueOf(branch))));
      }
      case "boolean_operator":
        return add(...node.namedChildren.map((side) => this.valueOf(side)));
      default:
        return one;
    }
  }

  private valueOfElement(node: SyntaxNode): Growth {
    const value = node.field("value");
    const name = value === null ? null : dottedName(value);
    if (value === null || name === null) return one;
    const bindings = resolveName(this.analysis.facts, name, value);
    const isParameter = bindings.some((binding) => binding.parameter !== null);
    if (isParameter) return symbol(`value ${name}[]`);
    return this.guarded(`x${name}:${String(bindings[0]?.node.start ?? 0)}`, () =>
      add(...bindings.flatMap((binding) => binding.scope.elementWrites.get(name) ?? []).map((write) => (write.spread ? one : this.valueOf(write.value)))),
    ) ?? one;
  }

  private valueOfName(node: SyntaxNode): Growth {
    const bindings = resolveName(this.analysis.facts, node.text, node);
    const key = `i${node.text}:${String(bindings[0]?.node.start ?? 0)}`;
    return this.guarded(key, () => add(...bindings.map((binding) => this.valueOfBinding(binding)))) ?? one;
  }

  private valueOfBinding(binding: Binding): Growth {
    const { value } = binding;
    if (binding.parameter !== null) return parameterValue(this, binding);
    if (value === null) return one;
    if (binding.kind === "iteration") return this.valueOfTurn(value, binding.path);
    if (binding.kind !== "assignment") return one;
    if (binding.path.length > 0) {
      const item = value.namedChildren[Number(binding.path[0])];
      return (value.type === "expression_list" || value.type === "tuple") && item !== undefined ? this.valueOf(item) : one;
    }
    return this.valueOf(value);
  }

  /** Upper bound of a loop variable. */
  private valueOfTurn(iterable: SyntaxNode, path: Binding["path"]): Growth {
    const callee = iterable.type === "call" ? iterable.field("function") : null;
    const canonical = callee === null ? null : this.analysis.canonical(callee);
    const { positional } = callArguments(iterable);
    if (canonical === "range") return add(...positional.slice(0, 2).map((argument) => this.valueOf(argument)));
    if (canonical === "enumerate" && path[0] === 0) return this.sizeOf(iterable);
    if (canonical === "reversed" && positional[0] !== undefined) return this.valueOfTurn(positional[0], path);
    const name = dottedName(iterable);
    return name !== null && resolveName(this.analysis.facts, name, iterable).some((binding) => binding.parameter !== null) ? symbol(`value ${name}[]`) : one;
  }

  private valueOfCall(node: SyntaxNode): Growth {
    const callee = node.field("function");
    const canonical = callee === null ? null : this.analysis.canonical(callee);
    const { positional } = callArguments(node);
    const [first, second] = positional;
    if (first === undefined) return one;
    switch (canonical) {
      case "len":
        return this.sizeOf(first);
      case "min": {
        if (second === undefined) return this.valueOfTurn(first, []);
        const values = positional.map((argument) => this.valueOf(argument));
        return values.find(isConstant) ?? values[0] ?? one;
      }
      case "max":
        return second === undefined ? this.valueOfTurn(first, []) : add(...positional.map((argument) => this.valueOf(argument)));
      case "sum":
        return this.valueOfTurn(first, []);
      case "math.sqrt":
      case "math.isqrt":
        return power(this.valueOf(first), 0.5);
      case "math.log2":
      case "math.log":
      case "math.log10":
        return logarithm(this.valueOf(first));
      case "int":
      case "abs":
      case "round":
      case "math.ceil":
      case "math.floor":
      case "pow":
        return this.valueOf(first);
      default:
        return one;
    }
  }

  private valueOfOperation(node: SyntaxNode): Growth {
    const left = node.field("left");
    const right = node.field("right");
    if (left === null || right === null) return one;
    switch (node.field("operator")?.text) {
      case "+":
        return add(this.valueOf(left), this.valueOf(right));
      case "*":
        return multiply(this.valueOf(left), this.valueOf(right));
      case "%":
        return this.valueOf(right);
      case "**":
        if (right.type === "float" && right.text === "0.5") return power(this.valueOf(left), 0.5);
        return integerValue(left) !== null ? exponential(integerValue(left) ?? 2, this.valueOf(right)) : power(this.valueOf(left), integerValue(right) ?? 1);
      case "<<":
        return exponential(2, this.valueOf(right));
      default:
        return this.valueOf(left);
    }
  }
}
