import type { Binding, ClassInfo, FunctionInfo } from '../scopes/model.ts';
import type { SyntaxNode } from '../syntax/node.ts';
import { typesOfText } from './annotations.ts';
import { canonicalName } from './canonical.ts';
import { basesOf } from './classes.ts';
import { filledInAttribute } from './elementWrites.ts';
import { because, type Inferred, notInferred, typed } from './evidence.ts';
import type { Inference } from './inference.ts';
import { inferBinding, libraryValue } from './names.ts';
import { attributeResult } from './methodResults.ts';
import { functionResultOf } from './returns.ts';
import { definitionType, make, type Type } from './type.ts';
import { parseTypeText } from './typeText.ts';

/** What `object.name` can be: attributes, properties and methods of classes of this file, library values. */
export function inferAttribute(inference: Inference, node: SyntaxNode): Inferred {
  const object = node.field('object');
  const name = node.field('attribute')?.text;
  if (object === null || name === undefined) return notInferred;
  const canonical = canonicalName(inference.facts, node);
  if (canonical !== null) {
    const value = libraryValue(canonical);
    if (value.length > 0) return typed(value, 'imported', node.line);
  }
  const own = node.parent?.type === 'assignment' || node.parent?.type === 'augmented_assignment';
  if (own && node.fieldName === 'left') {
    // The target of an annotated assignment tells its type itself.
    const annotation = node.parent?.field('type') ?? null;
    if (annotation !== null) return typed(typesOfText(inference, annotation.text, annotation), 'annotated', node.line);
  }
  const receivers = inference.typeOf(object);
  const found = receivers.flatMap(({ type, evidence }) => {
    const inferred = attributeOfType(inference, type, name);
    return inferred.length > 0 ? inferred : libraryAttribute(type, name, evidence.line);
  });
  return found.length > 0 ? found : foreignAttribute(inference, name, receivers);
}

function libraryAttribute(type: Type, name: string, line: number): Inferred {
  const text = attributeResult(type.head, name);
  return text === null
    ? notInferred
    : typed(
        parseTypeText(text, (head, args) => [make(head, ...args)]),
        'assigned',
        line,
      );
}

/** An attribute looked up on one type: instances and classes of this file, their bases after them. */
export function attributeOfType(inference: Inference, type: Type, name: string): Inferred {
  const cls = type.cls ?? (type.definition?.kind === 'class' ? type.definition : null);
  if (cls === null) return practiceNode(type, name);
  for (const one of [cls, ...basesOf(inference, cls)]) {
    const found = attributeOfClass(inference, one, name, type.cls !== null);
    if (found.length > 0) return found;
  }
  return notInferred;
}

function attributeOfClass(inference: Inference, cls: ClassInfo, name: string, onInstance: boolean): Inferred {
  const method = cls.methods.get(name);
  if (method !== undefined) return methodOrProperty(inference, method, onInstance);
  const classLevel = cls.scope.bindings.get(name) ?? [];
  const assigned = cls.attributes.get(name) ?? [];
  const foreign = (inference.facts.foreignAttributes.get(name) ?? []).filter((binding) => isOn(inference, binding, cls));
  const annotated = [...classLevel, ...assigned].filter((binding) => binding.annotation !== null);
  const sources = annotated.length > 0 ? annotated : [...assigned, ...classLevel, ...foreign];
  const inferred = sources.flatMap((binding) =>
    inference.inferOnce(binding, () => {
      const types = inferBinding(inference, binding);
      return binding.definition === null
        ? because(types, binding.annotation === null ? 'assigned' : 'annotated', binding.node.line)
        : types;
    }),
  );
  return filledInAttribute(inference, inferred, name, cls);
}

function methodOrProperty(inference: Inference, method: FunctionInfo, onInstance: boolean): Inferred {
  const decorators = method.decorators.map((decorator) => decorator.text);
  const isProperty = decorators.some((text) => /^(property|cached_property|functools\.cached_property|cache_readonly)$/.test(text));
  if (isProperty && onInstance) return functionResultOf(inference, method);
  return typed([definitionType(method)], 'defined', method.node.line);
}

/** `node.next = …` from outside counts when the object is known to be of the class. */
function isOn(inference: Inference, binding: Binding, cls: ClassInfo): boolean {
  const object = binding.node.field('object');
  if (object === null || binding.node.type !== 'attribute') return false;
  return inference.typesOf(object).some((type) => type.cls === cls);
}

/** An attribute of something unknown that the file itself assigns to the same expression (`root.seen = set()`). */
function foreignAttribute(inference: Inference, name: string, receivers: Inferred): Inferred {
  if (receivers.length > 0 && receivers.some(({ type }) => type.cls !== null)) return notInferred;
  const bindings = inference.facts.foreignAttributes.get(name) ?? [];
  if (bindings.length === 0 || bindings.length > 4) return notInferred;
  return bindings.flatMap((binding) => inference.inferOnce(binding, () => inferBinding(inference, binding)));
}

/** The node classes that practice sites define before the learner's code. */
const practiceNodes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  ListNode: { val: 'int', next: 'ListNode' },
  TreeNode: { val: 'int', left: 'TreeNode', right: 'TreeNode' },
};

function practiceNode(type: Type, name: string): Inferred {
  const attributes = Object.hasOwn(practiceNodes, type.head) ? practiceNodes[type.head] : undefined;
  const head = attributes !== undefined && Object.hasOwn(attributes, name) ? attributes[name] : undefined;
  return head === undefined ? notInferred : typed([make(head)], 'annotated', 1);
}
