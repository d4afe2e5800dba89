import { SerializerSelector, type SerializerFactory } from '@fastify/fast-json-stringify-compiler';
import { TypeBoxValidatorCompiler } from '@fastify/type-provider-typebox';

/**
 * Schemas are compiled when the first request needs them. There are hundreds, of which a daemon needs a few and a server of
 * a test one: no start waits for the others. `lateCompilers.test.ts` compiles them all.
 */
export const lateValidator: typeof TypeBoxValidatorCompiler = (route) => late(() => TypeBoxValidatorCompiler(route));

/** The same for answers. */
export const lateSerializers: SerializerFactory = (schemas, options) => {
  const compile = SerializerSelector()(schemas, options);
  return (route) => late(() => compile(route));
};

function late<Given, Made>(compile: () => (given: Given) => Made): (given: Given) => Made {
  let compiled: ((given: Given) => Made) | undefined;
  return (given) => (compiled ??= compile())(given);
}
