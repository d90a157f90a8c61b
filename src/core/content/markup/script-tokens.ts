/** The tokens of JavaScript that a scanner of expressions has to know, each matched where it is expected. */

/** An expression that is one string says what the text itself would. */
export const onlyString = /\{\s*(["'`])([^"'`\\<>{}&$\r\n]*)\1\s*\}/y;
export const onlyComment = /\{\s*\/\*(?:[^*]|\*(?!\/))*\*\/\s*\}/y;
/** Tokens of script that are not code: strings, comments, and regular expressions where a value begins. */
export const quoted = /"(?:[^"\\\n]|\\[\s\S])*"?|'(?:[^'\\\n]|\\[\s\S])*'?/y;
export const comment = /\/\/.*|\/\*(?:[^*]|\*(?!\/))*(?:\*\/|$)/y;
export const regex = /\/(?![*/])(?:[^\\/[\n]|\\.|\[(?:[^\]\\\n]|\\.)*\])+\/[a-z]*/y;
export const word = /[\w$]+|=>|\s+/y;
export const flat = /\{[^{}\n]*\}/y;
export const tagStart = /<(?:[a-z][\w.:-]*|(?=>))/iy;
/** Type parameters, which look like a tag: `<T,>(x: T)`, `<T extends U>(…)`, `<T>(x: T)`; those of a tag: `<A<T> b>`. */
export const typeParameters = /<\w+(?:,|\s+extends\b|\s*>\s*\()/y;
export const typeArguments = /<[\w\s,.|[\]'"]*>+/y;
export const rawText = /^(?:script|style)$/i;
/** Matches text after which a value may begin, so that `<` opens a tag and `/` a regular expression. */
export const beforeValue = /^(?:[([{,;=?:&|!+*%~^-]|=>|return|default|yield|await|case|in|of|else|)$/;
