/** A number and its title as they stand beside each other: 一、项目, （一）项目, 1. Title. */
import { visibleLine } from './visible-text';

export function headingText(number: string, title: string): string {
  return `${numberPrefix(number)}${visibleLine(title)}`;
}

/** Chinese punctuation brings its own space; a Latin digit or point needs one. */
export function numberPrefix(number: string): string {
  return /[\d.]$/.test(number) ? `${number} ` : number;
}
