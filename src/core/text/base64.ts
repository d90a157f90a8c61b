/** Bytes as text and back, as RFC 4648 writes them: what goes through JSON. */

const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
const values = new Map([...digits].map((digit, value) => [digit, value]));

/** Bytes in base 64, padded. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const [a = 0, b = 0, c = 0] = bytes.subarray(at, at + 3);
    const bits = (a << 16) | (b << 8) | c;
    const count = Math.min(3, bytes.length - at) + 1;
    for (let place = 0; place < 4; place++)
      parts.push(place < count ? digits[(bits >> (18 - 6 * place)) & 63]! : '=');
  }
  return parts.join('');
}

/** The bytes of a text in base 64; what is no digit is passed over. */
export function fromBase64(text: string): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let [bits, count, length] = [0, 0, 0];
  for (const digit of text) {
    const value = values.get(digit);
    if (value === undefined) continue;
    bits = ((bits << 6) | value) & 0xffffff;
    // Of each four digits the first ends no byte.
    const place = count++ % 4;
    if (place > 0) bytes[length++] = (bits >> (6 - 2 * place)) & 255;
  }
  return bytes.slice(0, length);
}
