import { createSourceEventStream, type ExecutionArgs, type ExecutionResult, GraphQLError } from 'graphql';
import type { Caller } from '../connections/schema.js';
import type { CompiledQueries } from './compiled-queries.js';
import type { SharedExecution } from './shared-execution.js';

export interface Subscribing {
  readonly compiled: CompiledQueries;
  readonly shared: SharedExecution;
}

/** Subscribes; each event is answered by compiled code, once for all who ask the same. */
export async function subscribeShared(
  { compiled, shared }: Subscribing,
  args: ExecutionArgs,
  caller: Caller,
): Promise<AsyncGenerator<ExecutionResult, void, undefined> | ExecutionResult> {
  const leaving = new AbortController();
  const own: Caller = { ...caller, signal: AbortSignal.any([caller.signal, leaving.signal]) };
  const events = await createSourceEventStream({ ...args, contextValue: own });
  if (!(Symbol.asyncIterator in events)) return events;
  const answer = shared.answerer({
    document: args.document,
    operationName: args.operationName,
    variables: args.variableValues ?? {},
    caller: own,
    run: compiled.get(args.document, args.operationName),
  });
  return endedByReturn(answersTo(events, answer), () => leaving.abort());
}

async function* answersTo(
  events: AsyncIterable<unknown>,
  answer: (event: object) => Promise<ExecutionResult>,
): AsyncGenerator<ExecutionResult, void, undefined> {
  for await (const event of events) {
    if (typeof event !== 'object' || event === null) throw new GraphQLError('An event is an object.');
    yield await answer(event);
  }
}

/** A generator that waits for an event would only hear of `return` after it: what it waits for is ended first. */
function endedByReturn<T>(
  inner: AsyncGenerator<T, void, undefined>,
  end: () => void,
): AsyncGenerator<T, void, undefined> {
  return {
    next: () => inner.next(),
    return: (value) => {
      end();
      return inner.return(value);
    },
    throw: (error) => {
      end();
      return inner.throw(error);
    },
    [Symbol.asyncIterator]() {
      return this;
    },
  };
}
