// The floor of the start: Apollo Server, type-graphql and Fastify with one query, ready as soon as they listen.
// `node bare-apollo.js PORT`
import 'reflect-metadata';
import { ApolloServer } from '@apollo/server';
import fastifyApollo from '@as-integrations/fastify';
import Fastify from 'fastify';
import { buildSchema, Query, Resolver } from 'type-graphql';

@Resolver()
class GreetingResolver {
  @Query(() => String)
  greeting(): string {
    return 'hello';
  }
}

const schema = await buildSchema({ resolvers: [GreetingResolver], validate: false });
const apollo = new ApolloServer({ schema });
await apollo.start();
const app = Fastify();
await app.register(fastifyApollo(apollo), { path: '/graphql' });
app.get('/readyz', () => 'ready');
await app.listen({ port: Number(process.argv[2]), host: '127.0.0.1' });
process.once('SIGTERM', () => {
  void app.close().then(() => apollo.stop());
});
