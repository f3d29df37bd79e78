import JSON5 from 'json5';

/**
 * JSON as training tools write it. Python writes bare `NaN` and `Infinity`, which JSON has no word for, so what is not
 * JSON is read once more leniently.
 *
 * @throws SyntaxError for what is neither
 */
export function readJson(bytes: Uint8Array): unknown {
  const text = new TextDecoder('utf-8').decode(bytes);
  try {
    return JSON.parse(text);
  } catch {
    return JSON5.parse(text);
  }
}
