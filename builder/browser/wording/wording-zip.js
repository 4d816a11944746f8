// A zip archive of a few texts, stored as they are: what an Office file is inside.
"use strict";

(function () {
  /** CRC-32 (ISO 3309) of every byte. */
  const TABLE = Uint32Array.from({ length: 256 }, (_, byte) => {
    let sum = byte;
    for (let bit = 0; bit < 8; bit++) sum = sum & 1 ? (sum >>> 1) ^ 0xedb88320 : sum >>> 1;
    return sum;
  });
  /** 1980-01-01 00:00, as zip counts: equal texts give equal archives. */
  const TIME = 0, DATE = 0x21;
  const VERSION = 20, NAMES_IN_UTF8 = 0x800;

  /** @param {string} text */
  const bytesOf = (text) => Uint8Array.from(new TextEncoder().encode(text));

  /** @param {Uint8Array} bytes */
  function checksum(bytes) {
    let sum = ~0;
    for (const byte of bytes) sum = TABLE[(sum ^ byte) & 255] ^ (sum >>> 8);
    return ~sum >>> 0;
  }

  /** Numbers of two (positive) or four (negative) bytes, little-endian. @param {[number, 2 | 4][]} numbers */
  function record(numbers) {
    const view = new DataView(new ArrayBuffer(numbers.reduce((sum, [, size]) => sum + size, 0)));
    let at = 0;
    for (const [number, size] of numbers) {
      if (size === 2) view.setUint16(at, number, true);
      else view.setUint32(at, number, true);
      at += size;
    }
    return new Uint8Array(view.buffer);
  }

  /** @type {Qianshi["zip"]} */
  qianshi.zip = function (texts) {
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const members = [];
    /** @type {Uint8Array<ArrayBuffer>[]} */
    const directory = [];
    let offset = 0;
    for (const [path, text] of Object.entries(texts)) {
      const name = bytesOf(path), content = bytesOf(text);
      /** @type {[number, 2 | 4][]} */
      const common = [
        ...both(VERSION, NAMES_IN_UTF8, 0, TIME, DATE),
        [checksum(content), 4],
        [content.length, 4],
        [content.length, 4],
        ...both(name.length, 0),
      ];
      members.push(record([[0x04034b50, 4], ...common]), name, content);
      const place = record([[0x02014b50, 4], [VERSION, 2], ...common, ...both(0, 0, 0), [0, 4], [offset, 4]]);
      directory.push(place, name);
      offset += 30 + name.length + content.length;
    }
    const length = directory.reduce((sum, part) => sum + part.length, 0), count = directory.length / 2;
    const end = record([[0x06054b50, 4], ...both(0, 0, count, count), [length, 4], [offset, 4], [0, 2]]);
    return [...members, ...directory, end];
  };

  /** @param {...number} numbers @returns {[number, 2][]} */
  const both = (...numbers) => numbers.map((number) => [number, 2]);
})();
