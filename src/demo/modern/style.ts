/** The one style sheet of a modern demo portal. */
export const styleSheet = (accent: string): string => `
*{box-sizing:border-box}
body{margin:0;font:16px/1.8 "Microsoft YaHei","PingFang SC","Noto Sans CJK SC",sans-serif;color:#222;background:#f4f6f9}
a{color:#1d2f4d;text-decoration:none}a:hover{color:${accent};text-decoration:underline}
ul{list-style:none;margin:0;padding:0}
.wrap{max-width:1200px;margin:0 auto;padding:0 20px}
.header{background:#fff}
.aid{font:inherit;padding:6px 14px;border:1px solid #cfd6e0;border-radius:4px;background:#fff;color:inherit;cursor:pointer}.large{font-size:1.3em}
.top{display:flex;align-items:center;justify-content:space-between;padding:24px 20px;flex-wrap:wrap;gap:16px}
.logo{display:flex;align-items:center;gap:16px}.logo b{display:block;font:700 34px/1.2 "STSong","Noto Serif CJK SC",serif;color:${accent};letter-spacing:2px}
.logo i{font-style:normal;color:#8a94a3;font-size:14px}
.seal{width:64px;height:64px;border-radius:50%;background:${accent};color:#fff;font:700 34px/64px "Noto Serif CJK SC",serif;text-align:center}
.search{display:flex}.search input{border:2px solid ${accent};padding:8px 12px;width:260px;font:inherit}
.search button,.form button{border:0;background:${accent};color:#fff;padding:8px 22px;font:inherit;cursor:pointer}
.inline{margin:0 0 20px}
.nav{background:${accent}}.nav ul{display:flex;flex-wrap:wrap}.nav a{display:block;color:#fff;padding:12px 24px;font-size:18px}.nav a:hover{background:rgba(0,0,0,.15);text-decoration:none}
.main{padding-top:20px;padding-bottom:40px;background:#fff;min-height:500px}
.hero img{display:block;width:100%;height:auto}
.headline{text-align:center;font-size:26px;margin:22px 0}.headline a{color:${accent}}
.columns{display:grid;grid-template-columns:repeat(auto-fit,minmax(420px,1fr));gap:12px 36px;margin-bottom:20px}
.block{margin-bottom:16px}
.block-title{display:flex;justify-content:space-between;align-items:baseline;border-bottom:2px solid ${accent};margin-bottom:8px}
.block-title h2{margin:0;font-size:20px}.block-title h2,.block-title h2 a{color:${accent}}.more{font-size:14px;color:#8a94a3}
.list li{display:flex;justify-content:space-between;gap:16px;padding:5px 0;border-bottom:1px dashed #e3e7ee}
.list a{overflow:hidden;text-overflow:ellipsis;white-space:nowrap}.list span{color:#8a94a3;white-space:nowrap}
.banners{display:grid;grid-template-columns:1fr 1fr;gap:20px;margin:8px 0 24px}.banners img,.topic-head img{display:block;width:100%}.topic-head{max-width:640px;margin-bottom:20px}
.tiles{display:grid;grid-template-columns:1fr 1fr;gap:12px}.tiles.wide{grid-template-columns:repeat(4,1fr);margin-bottom:24px}
.tiles li{background:#f4f6f9;border-left:4px solid ${accent};padding:14px 16px}.tiles img{width:100%;display:block}.tiles span{display:block;font-size:14px;color:#66707f}
.crumbs{color:#66707f;font-size:14px;padding:6px 0 14px;border-bottom:1px solid #e3e7ee;margin-bottom:20px}
.two{display:grid;grid-template-columns:240px minmax(0,1fr);gap:30px}
.side{background:#f4f6f9;align-self:start}.side h3{margin:0;background:${accent};color:#fff;padding:10px 16px;font-size:18px}.side li{border-bottom:1px solid #e3e7ee}.side li a{display:block;padding:8px 16px}
section .fields{display:grid;grid-template-columns:repeat(5,1fr);gap:10px}section .fields a{display:block;background:#f4f6f9;text-align:center;padding:10px 4px}
.side .fields{display:block}.side .fields a{text-align:left;padding:7px 16px}
.column-title{font-size:24px;color:${accent};margin:0 0 16px}.sub-title{font-size:20px;margin:28px 0 12px}
.pages{color:#8a94a3;text-align:center;padding:20px}
.article{max-width:900px;margin:0 auto}.article h1{text-align:center;font-size:28px;margin:20px 0}
.info{display:flex;justify-content:center;gap:32px;color:#66707f;font-size:14px;border-bottom:1px solid #e3e7ee;padding-bottom:12px}
.article-content p{text-indent:2em;margin:14px 0}.attachments a{color:${accent}}
.directory{border-collapse:collapse;font-size:13px;line-height:1.5}.directory caption{font-weight:700;font-size:16px;padding:8px}
.directory th,.directory td,.guide th,.guide td{border:1px solid #b9c2cf;padding:6px}.directory th,.guide th{background:#eef2f7}
.guide{border-collapse:collapse;width:100%}.guide th{width:160px}
.form{display:grid;gap:12px}.form label{display:grid;grid-template-columns:160px 1fr}.form input,.form textarea,.form select{font:inherit;border:1px solid #b9c2cf;padding:6px}.form button{justify-self:start}
.error-page{text-align:center;padding:80px 0}.error-page h1{font-size:72px;margin:0;color:${accent}}
.footer{background:#2b3648;color:#c9d1dd;text-align:center;font-size:14px;padding:24px 0}.footer a{color:#c9d1dd}.marks img{height:48px;margin:0 10px}
@media(max-width:700px){.columns,.two,.banners,.tiles,.tiles.wide{grid-template-columns:minmax(0,1fr)}section .fields{grid-template-columns:1fr 1fr}.nav a{padding:8px 12px}}
`;
