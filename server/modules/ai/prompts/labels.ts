import type { WritingLocale } from "./tasks";

/** Labels of the lines of a labelled text, in the language of the text. */
export interface TextLabels {
  title: string;
  metaDescription: string;
  slug: string;
  keywords: string;
  heading: string;
  imageAlt: string;
  subject: string;
  preheader: string;
  body: string;
  button: string;
  headline: string;
  description: string;
}

/** The labels of SEO, email and advertising texts in each language. */
export const textLabels: Record<WritingLocale, TextLabels> = {
  en: {
    title: "Title",
    metaDescription: "Meta description",
    slug: "Slug",
    keywords: "Keywords",
    heading: "Heading",
    imageAlt: "Image description",
    subject: "Subject",
    preheader: "Preheader",
    body: "Body",
    button: "Button",
    headline: "Headline",
    description: "Description",
  },
  fa: {
    title: "عنوان",
    metaDescription: "توضیح متا",
    slug: "نامک",
    keywords: "کلیدواژه‌ها",
    heading: "سرتیتر",
    imageAlt: "توضیح تصویر",
    subject: "موضوع",
    preheader: "متن پیش‌نمایش",
    body: "متن",
    button: "دکمه",
    headline: "تیتر",
    description: "شرح",
  },
  ar: {
    title: "العنوان",
    metaDescription: "الوصف التعريفي",
    slug: "رابط الصفحة",
    keywords: "الكلمات المفتاحية",
    heading: "الترويسة",
    imageAlt: "وصف الصورة",
    subject: "الموضوع",
    preheader: "النص التمهيدي",
    body: "النص",
    button: "الزر",
    headline: "العنوان الإعلاني",
    description: "الوصف",
  },
  th: {
    title: "ชื่อหน้า",
    metaDescription: "คำอธิบายเมตา",
    slug: "Slug",
    keywords: "คำค้นหา",
    heading: "หัวเรื่อง",
    imageAlt: "คำอธิบายภาพ",
    subject: "หัวข้ออีเมล",
    preheader: "ข้อความนำ",
    body: "เนื้อหา",
    button: "ปุ่ม",
    headline: "พาดหัว",
    description: "คำอธิบาย",
  },
  ru: {
    title: "Заголовок страницы",
    metaDescription: "Метаописание",
    slug: "Адрес страницы",
    keywords: "Ключевые слова",
    heading: "Заголовок H1",
    imageAlt: "Описание изображения",
    subject: "Тема",
    preheader: "Прехедер",
    body: "Текст",
    button: "Кнопка",
    headline: "Заголовок",
    description: "Описание",
  },
  kk: {
    title: "Бет тақырыбы",
    metaDescription: "Мета сипаттама",
    slug: "Бет мекенжайы",
    keywords: "Түйін сөздер",
    heading: "H1 тақырыбы",
    imageAlt: "Сурет сипаттамасы",
    subject: "Хат тақырыбы",
    preheader: "Алдын ала мәтін",
    body: "Мәтін",
    button: "Түйме",
    headline: "Тақырып",
    description: "Сипаттама",
  },
  ja: {
    title: "ページタイトル",
    metaDescription: "メタディスクリプション",
    slug: "スラッグ",
    keywords: "キーワード",
    heading: "見出し（H1）",
    imageAlt: "画像の説明",
    subject: "件名",
    preheader: "プリヘッダー",
    body: "本文",
    button: "ボタン",
    headline: "見出し",
    description: "説明文",
  },
};
