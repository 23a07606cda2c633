import type { Locator } from "@playwright/test";
import { expectAccessible } from "./support/accessibility";
import { stockUp } from "./support/goods";
import { expect, ownerTest as test } from "./support/test";

/** What Word and Google Docs put on the clipboard, shortened. */
const fromWord = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal {color:red}</style></head>
  <body><!--StartFragment--><p class=MsoNormal style='margin:0'>Two <b style='mso-bidi-font-weight:normal'>parts</b><o:p></o:p></p>
  <p class=MsoNormal><o:p>&nbsp;</o:p></p>
  <p class=MsoListParagraphCxSpFirst style='mso-list:l0 level1 lfo1'><span style='mso-list:Ignore'>·<span>&nbsp; </span></span>Lid<o:p></o:p></p>
  <p class=MsoListParagraphCxSpLast style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>o<span>&nbsp; </span></span>of cork<o:p></o:p></p>
  <!--EndFragment--></body></html>`;
const fromDocs = `<meta charset="utf-8"><b style="font-weight:normal;" id="docs-internal-guid-1"><p dir="ltr" style="line-height:1.38"><span style="font-size:11pt;font-weight:700;color:#000">Bold</span><span style="font-weight:400"> plain</span></p></b>`;

function paste(editor: Locator, html: string): Promise<void> {
  return editor.evaluate((element, text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData("text/html", text);
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, html);
}

test("an owner writes a description as it will look", async ({ page, store, language, text }) => {
  const [product = ""] = await stockUp(store, ["Lantern Mug"]);
  const name = text("catalog.form.description");
  const editor = page.getByRole("textbox", { name, exact: true });
  const tool = (
    id: "bold" | "italic" | "heading2" | "bulletList" | "clearFormatting" | "undo" | "html" | "table",
  ) => page.getByRole("button", { name: text(`catalog.editor.tool.${id}`), exact: true });
  const saveBar = page.getByRole("region", { name: text("common.form.unsaved") });
  const save = async () => {
    await saveBar.getByRole("button", { name: text("common.action.save") }).click();
    await expect(saveBar).toBeHidden();
  };
  const html =
    '<h2>Care</h2><p>Wash <strong>cold</strong> and <a href="https://example.com/dry" rel="nofollow noopener noreferrer">dry</a></p><ul><li>by hand</li></ul>';

  await test.step("writes with the toolbar and the keys", async () => {
    await page.goto(`/store/${store.slug}/products/${product}`);
    await expect(editor).toHaveText("");
    await page.getByText(name, { exact: true }).click();
    await expect(editor).toBeFocused();
    await tool("heading2").click();
    await page.keyboard.type("Care");
    await expect(tool("heading2")).toHaveAttribute("aria-pressed", "true");
    await page.keyboard.press("Enter");
    await page.keyboard.type("Wash ");
    await page.keyboard.press("Control+b");
    await page.keyboard.type("cold");
    await page.keyboard.press("Control+b");
    await page.keyboard.type(" and dry");
    for (let i = 0; i < 3; i++) await page.keyboard.press("Shift+ArrowLeft");
    // The editor hears of a selection with the next picture; no hand is quicker than that.
    await page.evaluate(
      () => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))),
    );
    await page.keyboard.press("Control+k");
    const dialog = page.getByRole("dialog");
    const address = dialog.getByLabel(text("catalog.editor.linkAddress"));
    await address.fill("javascript:alert(1)");
    await address.press("Enter");
    await expect(dialog).toContainText(text("catalog.editor.linkWrong"));
    await expectAccessible(page);
    await address.fill("example.com/dry");
    await address.press("Enter");
    await expect(dialog).toBeHidden();
    await expect(editor.getByRole("link", { name: "dry" })).toHaveAttribute(
      "href",
      "https://example.com/dry",
    );
    await expect(editor).toBeFocused();
    await page.keyboard.press("Control+End");
    await page.keyboard.press("Enter");
    await tool("bulletList").click();
    await page.keyboard.type("by hand");
    await expectAccessible(page);
  });

  await test.step("moves in the toolbar by arrow keys, and takes a change back", async () => {
    await page.keyboard.press("Alt+F10");
    // Where one was last.
    await expect(tool("bulletList")).toBeFocused();
    await page.keyboard.press("Home");
    await expect(tool("bold")).toBeFocused();
    await page.keyboard.press(["fa", "ar"].includes(language) ? "ArrowLeft" : "ArrowRight");
    await expect(tool("italic")).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(editor).toBeFocused();
    await page.keyboard.press("Control+a");
    await tool("clearFormatting").click();
    await expect(editor.getByRole("heading")).toHaveCount(0);
    await tool("undo").click();
    await expect(editor.getByRole("heading", { name: "Care" })).toBeVisible();
  });

  await test.step("saves, and finds what was written, with nothing to save", async () => {
    await save();
    await page.reload();
    await expect(editor.getByRole("listitem")).toHaveText("by hand");
    await tool("html").click();
    await expect(editor).toHaveValue(html);
    await expect(saveBar).toBeHidden();
  });

  await test.step("is told what of their own HTML cannot be kept", async () => {
    await editor.fill(`${html}<div style="color: red">Red</div>`);
    await expect(page.getByText("<div>", { exact: true })).toBeVisible();
    await tool("html").click();
    const goOn = page.getByRole("button", { name: text("catalog.editor.goOn") });
    await expect(goOn).toBeFocused();
    await goOn.click();
    await expect(editor.getByRole("paragraph").last()).toHaveText("Red");
    await saveBar.getByRole("button", { name: text("common.action.discard") }).click();
    await expect(editor.getByText("Red")).toHaveCount(0);
    await expect(saveBar).toBeHidden();
  });

  await test.step("undoing all there was to save leaves nothing to save", async () => {
    await editor.click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("x");
    await expect(saveBar).toBeVisible();
    await page.keyboard.press("Backspace");
    await expect(saveBar).toBeHidden();
  });

  await test.step("pastes from Word and Google Docs without their styles", async () => {
    await editor.click();
    await page.keyboard.press("Control+a");
    await paste(editor, fromWord);
    await expect(editor.locator("li li")).toHaveText("of cork");
    await save();
    await tool("html").click();
    await expect(editor).toHaveValue(
      "<p>Two <strong>parts</strong></p><ul><li>Lid<ul><li>of cork</li></ul></li></ul>",
    );
    await tool("html").click();
    await editor.click();
    await page.keyboard.press("Control+a");
    await paste(editor, fromDocs);
    await tool("html").click();
    await expect(editor).toHaveValue("<p><strong>Bold</strong> plain</p>");
  });

  await test.step("puts a table in and lets it grow, by keyboard", async () => {
    await tool("html").click();
    await editor.click();
    await page.keyboard.press("Control+End");
    await tool("table").press("Enter");
    const item = (id: "insert" | "rowBefore" | "rowAfter" | "deleteColumn") =>
      page.getByRole("menuitem", { name: text(`catalog.editor.table.${id}`), exact: true });
    await expect(item("insert")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(editor).toBeFocused();
    await page.keyboard.type("Size");
    await page.keyboard.press("Tab");
    await tool("table").press("Enter");
    await expect(item("rowBefore")).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(item("rowAfter")).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(editor.getByRole("row")).toHaveCount(4);
    // Given back to the text as soon as the menu has closed.
    await expect(editor).toBeFocused();
    await tool("table").press("Enter");
    await item("deleteColumn").press("Enter");
    await expect(editor.getByRole("cell")).toHaveCount(3);
    await expectAccessible(page);
    await save();
    await page.reload();
    await expect(editor.getByRole("columnheader")).toHaveText("Size");
    await expect(editor.getByRole("row")).toHaveCount(4);
  });
});
