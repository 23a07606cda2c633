import { expectAccessible } from "./support/accessibility";
import { makePerson, signIn } from "./support/people";
import { expect, test } from "./support/test";

// The browser notes the edit that is refused.
test.use({ expectedTroubles: /status of 400/ });

/** Routes are the installation's, so that each language has its own to change. */
const taskOf = (language: string) => (language === "fa" ? "ads_copy" : "chatbot");

test("an admin edits a route of AI; what cannot be is refused with its reason", async ({
  page,
  language,
  text,
}) => {
  const admin = await makePerson(language, "Avery Admin", { admin: true });
  const main = page.getByRole("main");
  const points = main.getByLabel(text("routing.edit.points"));
  const note = main.getByLabel(text("routing.edit.note"), { exact: true });
  const save = page.getByRole("button", { name: text("common.action.save"), exact: true });
  const versions = main.getByRole("listitem");
  const inForce = versions.filter({ hasText: text("routing.history.inForce") });
  await signIn(page, admin, language);

  await test.step("edits a route, with the reason", async () => {
    await page.goto(`/admin/ai/routes/${taskOf(language)}`);
    await points.fill("7");
    await note.fill("Answers are longer now");
    await save.click();
    await expect(inForce).toContainText(text("routing.version", { version: 2 }));
    await expect(inForce).toContainText("Answers are longer now");
    await expectAccessible(page);
  });

  await test.step("is refused what cannot be, and told why: the route stays", async () => {
    await points.fill("5000");
    await note.fill("By mistake");
    await save.click();
    const reason = main.getByText(text("errors.field.tooBig.number", { max: 1000 }));
    await expect(reason).toBeVisible();
    await expect(points).toHaveAttribute("aria-invalid", "true");
    // What was written is still there.
    await expect(points).toHaveValue("5000");
    await expect(inForce).toContainText(text("routing.version", { version: 2 }));
  });
});
