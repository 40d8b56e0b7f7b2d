import { Ctx, Field, FieldResolver, ID, ObjectType, registerEnumType, Resolver, Root } from 'type-graphql';
import type { Caller } from './caller.js';
import type { ApplicationDirectory } from './connection.ports.js';
import type { ConnectionService } from './connection.service.js';
import { ConnectionObject } from './connection.type.js';
import { exchangeCommands, type ExchangeStep, exchangeSteps } from './exchange-setup.js';
import { idFromGlobalId } from './global-id.js';

const ExchangeStepEnum = Object.fromEntries(exchangeSteps.map((step) => [step, step])) as {
  readonly [K in ExchangeStep]: K;
};

registerEnumType(ExchangeStepEnum, {
  name: 'ExchangeStep',
  description: 'What a command does in Exchange.',
  valuesConfig: {
    CONNECT: { description: 'Signs an Exchange administrator in.' },
    REGISTER_APPLICATION: { description: 'Makes the application known to Exchange, once for each tenant.' },
    OPEN_MAILBOX: { description: 'Opens the mailbox to it.' },
    CHECK: { description: 'Shows whether it is open.' },
  },
});

@ObjectType('ExchangeCommand', {
  simpleResolvers: true,
  description: 'Commands for Exchange Online PowerShell.',
})
class ExchangeCommandObject {
  @Field(() => ExchangeStepEnum, { description: 'What they do.' })
  step: ExchangeStep;

  @Field(() => String, { description: 'One or more lines.' })
  command: string;
}

@ObjectType('ExchangeSetup', {
  simpleResolvers: true,
  description: 'What an Exchange administrator does so that the application may open the mailbox.',
})
class ExchangeSetupObject {
  @Field(() => ID, { description: 'The application (client) ID.' })
  clientId: string;

  @Field(() => ID, {
    nullable: true,
    description:
      'The object ID of the enterprise application; null where Microsoft Graph does not let the application read it (Application.Read.All). The commands have <OBJECT-ID> in its place then.',
  })
  servicePrincipalObjectId: string | null;

  @Field(() => [ExchangeCommandObject], { description: 'In the order in which they are run.' })
  commands: ExchangeCommandObject[];
}

/** What is still to be done in Exchange for connections with application access. */
@Resolver(() => ConnectionObject)
export class ExchangeSetupResolver {
  constructor(
    private readonly connections: Pick<ConnectionService, 'get'>,
    private readonly applications: ApplicationDirectory,
  ) {}

  @FieldResolver(() => ExchangeSetupObject, {
    nullable: true,
    description:
      'For a mail connection with application access: how its mailbox is opened to the application; null for others. Asks Microsoft Graph.',
  })
  async exchangeSetup(
    @Root() { id: globalId }: ConnectionObject,
    @Ctx() { signal }: Caller,
  ): Promise<ExchangeSetupObject | null> {
    const id = idFromGlobalId('Connection', globalId);
    const connection = id === null ? null : await this.connections.get(id);
    if (connection?.access !== 'APPLICATION' || connection.mailbox === null) return null;
    const application = await this.applications.applicationIn(connection, signal);
    return {
      clientId: application.clientId,
      servicePrincipalObjectId: application.objectId,
      commands: exchangeCommands(connection, application),
    };
  }
}
