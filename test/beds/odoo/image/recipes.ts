import type { OdooRecipe } from './recipe.ts';
import { recipe14 } from './recipe-14.ts';
import { recipe19 } from './recipe-19.ts';

const recipes: readonly OdooRecipe[] = [recipe14, recipe19];

/** The versions that can be had here, as on the command line. */
export function knownVersions(): readonly string[] {
  return recipes.map((recipe) => recipe.version);
}

/** The recipe of one Odoo version, or undefined where there is none. */
export function recipeFor(version: string): OdooRecipe | undefined {
  return recipes.find((recipe) => recipe.version === version);
}
