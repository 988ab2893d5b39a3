/**
 * A copy in a buffer of its own. What a native library gives lies in memory of that library,
 * which Node.js from 22 on refuses to hand to another thread (`DataCloneError`).
 */
export const transferable = (bytes: Uint8Array): Uint8Array<ArrayBuffer> => new Uint8Array(bytes);
