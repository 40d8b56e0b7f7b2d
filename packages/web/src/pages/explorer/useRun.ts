import { OperationTypeNode } from 'graphql';
import { inject, onBeforeUnmount, ref, type Ref } from 'vue';
import { useI18n } from 'vue-i18n';
import { socketKey } from '../../graphql/socket.js';
import { operationsOf, readVariables } from './operations.js';
import { postDocument, type GraphqlRequest } from './post-document.js';

const mostMessages = 100;

export interface RunInput {
  document: Readonly<Ref<string>>;
  variables: Readonly<Ref<string>>;
  operationName: Readonly<Ref<string | undefined>>;
}

/** Runs what is typed: queries and mutations over HTTP, subscriptions over the socket until they are stopped. */
export function useRun(input: RunInput) {
  const { t } = useI18n();
  const socket = inject(socketKey);
  const answer = ref('');
  const isRunning = ref(false);
  const isFollowing = ref(false);
  const problem = ref('');
  let stopRunning: (() => void) | undefined;

  const show = (value: unknown): void => {
    answer.value = JSON.stringify(value, null, 2);
  };

  function stop(): void {
    stopRunning?.();
    stopRunning = undefined;
    isRunning.value = false;
    isFollowing.value = false;
  }

  async function ask(request: GraphqlRequest): Promise<void> {
    const controller = new AbortController();
    stopRunning = () => controller.abort();
    try {
      show(await postDocument(request, controller.signal));
    } catch (error) {
      if (controller.signal.aborted) return;
      console.info('The document was not answered.', error);
      problem.value = t('explorer.unreachable');
    }
    if (!controller.signal.aborted) stop();
  }

  /** The newest message is on top, so that it is seen without scrolling. */
  function follow(request: GraphqlRequest): void {
    if (!socket) return;
    const messages: unknown[] = [];
    const add = (message: unknown): void => {
      messages.unshift(message);
      messages.length = Math.min(messages.length, mostMessages);
      show(messages);
    };
    isFollowing.value = true;
    show(messages);
    stopRunning = socket.subscribe(request, {
      next: add,
      error: (error) => {
        add({ errors: error });
        stop();
      },
      complete: stop,
    });
  }

  async function run(): Promise<void> {
    stop();
    problem.value = '';
    const variables = readVariables(input.variables.value);
    if (!variables) {
      problem.value = t('explorer.variablesMalformed');
      return;
    }
    const operations = operationsOf(input.document.value);
    const operationName = operations.length > 1 ? input.operationName.value : undefined;
    const operation = operations.find(({ name }) => name === operationName) ?? operations[0];
    const request = { query: input.document.value, variables, ...(operationName && { operationName }) };
    isRunning.value = true;
    if (operation?.kind === OperationTypeNode.SUBSCRIPTION) follow(request);
    else await ask(request);
  }

  onBeforeUnmount(stop);
  return { answer, isRunning, isFollowing, problem, run, stop };
}
