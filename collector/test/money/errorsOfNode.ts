/**
 * Jest runs tests in a realm of their own. Errors that Node itself makes (ECONNREFUSED) come from the outer one and are
 * no instances of the tests' `Error`, which in the product they are. Import this file where such errors matter.
 */
import { types } from 'node:util';

Object.defineProperty(Error, Symbol.hasInstance, {
  value(this: unknown, value: unknown): boolean {
    if (this === Error && types.isNativeError(value)) return true;
    return Function.prototype[Symbol.hasInstance].call(this as () => void, value);
  },
});
