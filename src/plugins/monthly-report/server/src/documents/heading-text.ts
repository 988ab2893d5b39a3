/** A number and its title as they stand beside each other: 一、项目, （一）项目, 1. Title. */
import { visibleLine } from './visible-text';

/** Chinese punctuation brings its own space; a Latin digit or point needs one. */
export function headingText(number: string, title: string): string {
  const separator = /[\d.]$/.test(number) ? ' ' : '';
  return `${number}${separator}${visibleLine(title)}`;
}
