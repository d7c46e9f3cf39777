import type { Binding } from "../scopes/model";
import type { SyntaxNode } from "../syntax/node";
import { loopsAround } from "../costs/loops";
import { integerValue } from "../syntax/walk";
import type { SizeReader } from "./sizes";
import { turnsOf } from "./turns";
import { add, type Growth, multiply, one, symbolsOf } from "./terms";

/** How large a local container gets by appends in loops; the constant 1 when it is only made once. */
export function grownSize(reader: SizeReader, name: string, bindings: readonly Binding[]): Growth {
  const scope = bindings[0]?.scope;
  if (scope === undefined || bindings.some((binding) => binding.parameter !== null)) return one;
  const bounded = boundOf(reader, name, bindings);
  if (bounded !== null) return bounded;
  const parts: Growth[] = [];
  const isList = bindings.some((binding) => reader.headsOf(binding.node).includes("list"));
  for (const inner of reader.analysis.facts.scopes.values()) {
    if (!within(inner.node, scope.node)) continue;
    for (const write of inner.elementWrites.get(name) ?? []) {
      // An entry of a list is replaced, one of a dict may be new.
      if (write.key !== null && isList) continue;
      const value = write.spread ? reader.sizeOf(write.value) : one;
      const turns = loopsAround(write.node)
        .filter((loop) => !bindings.some((binding) => binding.kind === "assignment" && loop.contains(binding.node)))
        .reduce((product, loop) => multiply(product, turnsOf(reader, loop)), one);
      parts.push(multiply(turns, value));
    }
    for (const write of inner.elementWrites.get(`${name}[]`) ?? []) {
      parts.push(loopsAround(write.node).reduce((product, loop) => multiply(product, turnsOf(reader, loop)), one));
    }
  }
  return parts.length === 0 ? one : add(...parts);
}

function within(inner: SyntaxNode, outer: SyntaxNode): boolean {
  return outer.contains(inner);
}

/** `if len(heap) > k: heappop(heap)` and `deque(maxlen=k)` keep a container at k elements. */
function boundOf(reader: SizeReader, name: string, bindings: readonly Binding[]): Growth | null {
  for (const binding of bindings) {
    const call = binding.value?.type === "call" ? binding.value : null;
    for (const argument of call?.field("arguments")?.namedChildren ?? []) {
      const value = argument.type === "keyword_argument" && argument.field("name")?.text === "maxlen" ? argument.field("value") : null;
      if (value !== null) return reader.valueOf(value);
    }
  }
  for (const call of reader.analysis.facts.calls.get("len") ?? []) {
    const comparison = call.parent;
    if (!bindings.some((binding) => binding.scope.node.contains(call))) continue;
    if (call.field("arguments")?.firstNamedChild?.text !== name || comparison?.type !== "comparison_operator") continue;
    const statement = comparison.parent;
    if (statement?.type !== "if_statement" || statement.field("condition") !== comparison) continue;
    const [left, right] = comparison.namedChildren;
    const body = statement.field("consequence")?.text ?? "";
    if (left !== call || right === undefined) continue;
    const escaped = name.replaceAll(/\W/g, String.raw`\$&`);
    const pops = new RegExp(String.raw`heappop\(\s*${escaped}|${escaped}\.pop|heappush\(\s*${escaped}|del ${escaped}\[`).test(body);
    const isGreater = comparison.children.some((child) => child.type === ">" || child.type === ">=" || child.type === "==");
    const isLess = comparison.children.some((child) => child.type === "<");
    if (pops && ((isGreater && !/heappush/.test(body)) || (isLess && /heappush/.test(body)))) {
      if (integerValue(right) !== null) return one;
      const bound = reader.valueOf(right);
      for (const key of symbolsOf(bound)) reader.bounds.add(key);
      return bound;
    }
  }
  return null;
}
