import type { ComponentChild } from 'preact';
import { textPieces, writtenValue, type TextName } from '../../lib/core/text.ts';

interface RichTextProps {
  readonly name: TextName;
  /** What stands for each `{name}` in the text; `count` chooses the plural. */
  readonly values: Readonly<Record<string, ComponentChild>>;
}

/** A text in which keys, names or links stand. */
export function RichText({ name, values }: RichTextProps) {
  return textPieces(name, values).map((piece) => {
    if (typeof piece === 'string') return piece;
    const value = values[piece.value];
    return typeof value === 'number' || typeof value === 'string' ? writtenValue(value) : value;
  });
}
