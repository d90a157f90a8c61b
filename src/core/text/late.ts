/**
 * Libraries that most runs do without. Each is set up when it is first asked for: unpacking the tables of all of them took a
 * fifth of what loading the engine costs.
 */

/** In Node each is a file of its own, see scripts/build/late-libraries.mjs; elsewhere the bundle holds it. */
declare const require: (library: string) => unknown;

/** The grammar of PHP. */
export const php = () => (require('@lezer/php') as typeof import('@lezer/php')).parser;

/** The grammar of JavaScript. */
export const javascript = () => (require('@lezer/javascript') as typeof import('@lezer/javascript')).parser;

/** Packing and unpacking. */
export const fflate = () => require('fflate/browser') as typeof import('fflate/browser');

/** The syntax of Fluent. */
export const fluentSyntax = () => require('@fluent/syntax') as typeof import('@fluent/syntax');

/** Telephone numbers of all countries. */
export const phoneNumbers = () => require('libphonenumber-js/max') as typeof import('libphonenumber-js/max');
