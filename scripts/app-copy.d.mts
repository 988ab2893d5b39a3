export function copyApp(root: string, folder: string): void;
