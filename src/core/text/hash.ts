/**
 * A short name for a text, the same on every machine: two 32-bit FNV-1a hashes (one over the text, one over
 * its reverse), written in base 36. For telling texts apart, not for security.
 */
export function hashText(text: string): string {
  let [forward, backward] = [0x811c9dc5, 0x811c9dc5];
  for (let index = 0; index < text.length; index++) {
    forward = Math.imul(forward ^ text.charCodeAt(index), 0x01000193);
    backward = Math.imul(backward ^ text.charCodeAt(text.length - 1 - index), 0x01000193);
  }
  const part = (hash: number) => (hash >>> 0).toString(36).padStart(7, '0');
  return part(forward) + part(backward);
}
