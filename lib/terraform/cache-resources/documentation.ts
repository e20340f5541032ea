/** The page of a resource in the documentation of its provider. */
export function page(
  provider: "aws" | "azurerm" | "google" | "kubernetes",
  resource: string,
): string {
  return `https://registry.terraform.io/providers/hashicorp/${provider}/latest/docs/resources/${resource}`;
}
