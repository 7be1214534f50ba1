"""What Word, Google Docs and WhatsApp put on the clipboard: (HTML, plain text, the body it becomes)."""

WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word">
<head><meta name=Generator content="Microsoft Word 15"><style><!-- p.MsoNormal {margin:0cm; font-family:"Calibri"} --></style>
<!--[if gte mso 9]><xml><w:WordDocument><w:View>Normal</w:View></w:WordDocument></xml><![endif]--></head>
<body lang=IN style='tab-interval:36.0pt'><!--StartFragment-->
<p class=MsoNormal style='margin-bottom:8pt'><b><span lang=IN style='font-size:16.0pt;color:#C00000'>Rapat desa<o:p></o:p></span></b></p>
<p class=MsoNormal><span lang=IN>Kepala desa berkata, <i>“Kita mulai besok”</i>.<o:p>&nbsp;</o:p></span></p>
<p class=MsoNormal><o:p>&nbsp;</o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Cangkul<o:p></o:p></p>
<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='font-family:Symbol'>·<span style='font:7.0pt "Times New Roman"'>&nbsp;&nbsp; </span></span><![endif]>Karung<o:p></o:p></p>
<!--EndFragment--></body></html>"""
WORD_CLEAN = (
    "<p><strong>Rapat desa</strong></p><p>Kepala desa berkata, <em>“Kita mulai besok”</em>.</p>"
    "<ul><li><p>Cangkul</p></li><li><p>Karung</p></li></ul>"
)

DOCS = """<meta charset='utf-8'><b style="font-weight:normal;" id="docs-internal-guid-6f1c2a"><h2 dir="ltr" style="line-height:1.38"><span style="font-size:16pt;font-weight:400">Rapat desa</span></h2><p dir="ltr" style="line-height:1.38;margin-top:0pt"><span style="font-size:11pt;font-family:Arial;font-weight:400">Warga </span><span style="font-size:11pt;font-weight:700">sepakat</span><span style="font-size:11pt;font-weight:400;"> membaca </span><a href="https://desa.test/aturan" style="text-decoration:none"><span style="color:#1155cc;text-decoration:underline">aturan</span></a><span>.</span></p><br /><ul><li dir="ltr" style="list-style-type:disc" aria-level="1"><p dir="ltr" role="presentation"><span>Cangkul</span></p></li></ul></b>"""
DOCS_CLEAN = (
    "<h2>Rapat desa</h2><p>Warga <strong>sepakat</strong> membaca"
    ' <a href="https://desa.test/aturan" rel="noopener">aturan</a>.</p><ul><li><p>Cangkul</p></li></ul>'
)

WHATSAPP = """<meta charset='utf-8'><div class="copyable-text" data-pre-plain-text="[15.02, 18/3/2026] Sari: " style="white-space:pre-wrap"><span dir="ltr" class="_ao3e selectable-text copyable-text" style="background-color:#d9fdd3"><span>Warga mulai bekerja pukul 07.00.</span></span></div><div><script>alert(1)</script><img src="https://jahat.test/x.png" onerror="alert(1)"><a href="javascript:alert(1)" onclick="alert(1)">Selesai sore.</a></div>"""
WHATSAPP_CLEAN = "<p>Warga mulai bekerja pukul 07.00.</p><p>Selesai sore.</p>"

PLAIN = "Warga mulai bekerja.\n\nSelesai sore."

PROGRAMS = {
    "Word": (WORD, "Rapat desa", WORD_CLEAN),
    "Google Docs": (DOCS, "Rapat desa", DOCS_CLEAN),
    "WhatsApp": (WHATSAPP, "Warga mulai bekerja pukul 07.00.", WHATSAPP_CLEAN),
    "Notepad": ("", PLAIN, "<p>Warga mulai bekerja.</p><p>Selesai sore.</p>"),
}
