import { Field, ID, ObjectType } from 'type-graphql';

@ObjectType('ConnectionAppRegistration', {
  simpleResolvers: true,
  description:
    'The app registration of a connection, as far as everybody may know it who sees the connection.',
})
export class ConnectionRegistrationObject {
  @Field(() => ID, { description: 'Its id.' })
  id: string;

  @Field(() => String, { description: 'Its name.' })
  name: string;

  @Field(() => String, { description: 'The Application (client) ID.' })
  clientId: string;

  @Field(() => Boolean, {
    description: 'Whether it was chosen for this connection rather than by type or cloud.',
  })
  isChosen: boolean;
}
