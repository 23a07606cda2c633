import { composite } from "@/server/modules/media/testing/composites";
import { expectAccessible } from "./support/accessibility";
import { pointsOf, stockUp } from "./support/goods";
import { expect, ownerTest as test } from "./support/test";

test("an owner makes a product's picture better, and a cover of it for a video", async ({
  page,
  store,
  text,
}) => {
  const [product = ""] = await stockUp(store, ["Harbour Mug"]);
  const { photo } = await composite("box", "grey");
  const before = await pointsOf(store);
  const main = page.getByRole("main");
  const verb = (key: "enhance" | "draw", cost: number) =>
    main.getByRole("button", {
      name: text("common.cost.verb", {
        action: text(`pictures.${key}`),
        cost: text("common.points", { count: cost }),
      }),
    });
  const slider = main.getByRole("slider", { name: text("pictures.compare") });

  await test.step("sends a picture, sees at once what would come out, and compares", async () => {
    await page.goto(`/store/${store.slug}/studio/image-enhancement?product=${product}`);
    await expect(main.getByText(text("pictures.source.none"))).toBeVisible();
    await main
      .getByLabel(text("pictures.source.send"))
      .setInputFiles({ name: "mug.jpg", mimeType: "image/jpeg", buffer: photo });
    await expect(slider).toHaveValue("50");
    await slider.focus();
    await page.keyboard.press("Home");
    await expect(slider).toHaveValue("0");
    await expect(main.getByAltText(text("pictures.preview"))).toHaveAttribute("src", /^data:image\//);
    expect(await pointsOf(store)).toBe(before);
  });

  await test.step("pays for it, and puts it on the product", async () => {
    await verb("enhance", 3).click();
    await main.getByRole("button", { name: text("pictures.apply") }).click();
    await expect(main.getByText(text("pictures.onProduct"), { exact: true })).toBeVisible();
    await expect(slider).toBeVisible();
    expect(await pointsOf(store)).toBe(before - 3);
    await expectAccessible(page);
  });

  await test.step("draws a cover: each word is seen in the preview before it costs anything", async () => {
    await page.goto(`/store/${store.slug}/studio/video-thumbnail?product=${product}`);
    const size = text("pictures.sizes.landscape");
    const cover = main.getByRole("img", { name: text("pictures.thumbnailAlt", { size }) });
    await expect(cover).toHaveAttribute("src", /^data:image\//);
    const first = await cover.getAttribute("src");
    await main
      .getByRole("textbox", { name: text("pictures.design.title"), exact: true })
      .fill("Harbour Mug, by hand");
    await expect(cover).not.toHaveAttribute("src", first ?? "");
    await verb("draw", 2).click();
    await expect(main.getByRole("link", { name: text("pictures.download") })).toBeVisible();
    expect(await pointsOf(store)).toBe(before - 5);
    await expectAccessible(page);
  });
});
