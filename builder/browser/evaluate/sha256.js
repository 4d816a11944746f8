// SHA-256 of text as UTF-8 (FIPS 180-4). Our own, because crypto.subtle is missing on plain http.
"use strict";

(function () {
  const primes = [2];
  for (let n = 3; primes.length < 64; n += 2) if (primes.every((p) => n % p)) primes.push(n);
  /** The first 32 bits of the fraction of a root. @param {number} root */
  const fraction = (root) => ((root - Math.floor(root)) * 0x100000000) | 0;
  const START = primes.slice(0, 8).map((p) => fraction(Math.sqrt(p)));
  const ROUND = primes.map((p) => fraction(Math.cbrt(p)));

  /** @param {number} word @param {number} bits */
  const turn = (word, bits) => (word >>> bits) | (word << (32 - bits));

  /** The message, a one bit, zeros, and the length in bits. @param {Uint8Array} bytes */
  function padded(bytes) {
    const length = ((bytes.length + 72) >> 6) << 6;
    const block = new DataView(new ArrayBuffer(length));
    bytes.forEach((byte, i) => block.setUint8(i, byte));
    block.setUint8(bytes.length, 0x80);
    block.setUint32(length - 8, Math.floor(bytes.length / 0x20000000));
    block.setUint32(length - 4, bytes.length << 3);
    return block;
  }

  /** @param {DataView} block @param {number} offset */
  function schedule(block, offset) {
    const w = new Int32Array(64);
    for (let i = 0; i < 16; i++) w[i] = block.getInt32(offset + 4 * i);
    for (let i = 16; i < 64; i++) {
      const a = w[i - 15], b = w[i - 2];
      const s0 = turn(a, 7) ^ turn(a, 18) ^ (a >>> 3);
      const s1 = turn(b, 17) ^ turn(b, 19) ^ (b >>> 10);
      w[i] = w[i - 16] + s0 + w[i - 7] + s1;
    }
    return w;
  }

  /** @param {number[]} state @param {Int32Array} w */
  function compress(state, w) {
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 64; i++) {
      const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25);
      const t1 = (h + s1 + ((e & f) ^ (~e & g)) + ROUND[i] + w[i]) | 0;
      const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22);
      const t2 = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
      [h, g, f, e, d, c, b, a] = [g, f, e, (d + t1) | 0, c, b, a, (t1 + t2) | 0];
    }
    return [a, b, c, d, e, f, g, h].map((word, i) => (word + state[i]) | 0);
  }

  /** The 64 hexadecimal digits of a text's SHA-256. @param {string} text */
  qianshi.sha256 = function (text) {
    const block = padded(new TextEncoder().encode(text));
    let state = START;
    for (let at = 0; at < block.byteLength; at += 64) state = compress(state, schedule(block, at));
    return state.map((word) => (word >>> 0).toString(16).padStart(8, "0")).join("");
  };
})();
