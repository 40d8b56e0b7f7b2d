import { Kind, parse, type OperationDefinitionNode } from 'graphql';

export interface NamedOperation {
  name: string | undefined;
  kind: OperationDefinitionNode['operation'];
}

/** The operations of a document in their order; none when it cannot be read, which the hub then says itself. */
export function operationsOf(document: string): NamedOperation[] {
  try {
    return parse(document, { noLocation: true }).definitions.flatMap((definition) =>
      definition.kind === Kind.OPERATION_DEFINITION
        ? [{ name: definition.name?.value, kind: definition.operation }]
        : [],
    );
  } catch {
    return [];
  }
}

/** Variables as typed; null when they are no JSON object. Nothing typed means no variables. */
export function readVariables(text: string): Record<string, unknown> | null {
  if (text.trim() === '') return {};
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : null;
  } catch {
    return null;
  }
}
