const http=require('http'),pg=require('pg');
const q="SELECT (SELECT string_agg(month || ' ' || n, ',') FROM monthly_report_versions) AS versions";
(async()=>{const c=new pg.Client({connectionString:'postgres://postgres:x@127.0.0.1:5499/postgres'});await c.connect();
const body=Buffer.alloc(52528,65);
const headers=['Content-Type','application/json; charset=utf-8','Content-Length',String(body.length),'ETag','"x"'];
const mode=process.argv[3];
let waiting=[],busy=false;
function pump(){ if(busy||!waiting.length)return; busy=true; (mode.includes('i')?setImmediate:(f)=>f())(()=>{const mine=waiting; waiting=[]; if(mode.includes('p')) c.query({name:'v',text:q},()=>{busy=false; for(const r of mine)reply(r); pump()}); else {busy=false; for(const r of mine)reply(r); pump()}})}
const reply=r=>{ if(mode.includes('s')) setImmediate(send,r); else send(r)};
const send=r=>{r.writeHead(200,headers);r.end(body)};
http.createServer((a,r)=>{waiting.push(r);pump()}).listen(Number(process.argv[2]),'127.0.0.1');
})();
