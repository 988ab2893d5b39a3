/**
 * A copy of the app for Strapi's own commands. They first compile the app in their folder and write its dist/ again.
 * A server that starts there meanwhile would find half of its files.
 */
import fs from 'node:fs';
import path from 'node:path';

const SOURCES = ['config', 'database', 'src', 'package.json', 'tsconfig.json', 'favicon.png'];
const PACKAGES = ['node_modules', path.join('src', 'plugins', 'monthly-report', 'node_modules')];

/**
 * @param {string} root the app
 * @param {string} folder empty; gets the compiled files, and links to the packages
 */
export function copyApp(root, folder) {
  const isOurs = (source) => path.basename(source) !== 'node_modules';
  for (const name of SOURCES) {
    fs.cpSync(path.join(root, name), path.join(folder, name), { recursive: true, filter: isOurs });
  }
  for (const name of PACKAGES.filter((one) => fs.existsSync(path.join(root, one)))) {
    fs.symlinkSync(path.join(root, name), path.join(folder, name), 'junction');
  }
}
