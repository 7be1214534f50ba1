from collections.abc import Callable
from dataclasses import dataclass
from PIL import Image, ImageOps
from .drawings_canvas import Canvas
from . import scenery_city as city
@dataclass(frozen=True)
class Scene:
    name: str; alt: str; place: str; draw: object
SCENES={}
import importlib
def draw(name,size=(1280,853)):
    p=SCENES[name].draw(Canvas(name))
    return p if p.size==size else ImageOps.fit(p,size,Image.Resampling.LANCZOS)
def _r(mod,**k):
    try: m=importlib.import_module('portal.demo.'+mod)
    except ModuleNotFoundError: return
    for n,f in k.items():
        n=n.replace('_','-'); SCENES[n]=Scene(n,'','',getattr(m,f))
_r('scenery_city',kota_senja='city_dusk',kota_malam='city_night',kota_pagi='city_morning',kota_asap='city_smog',jalan_raya='highway',jembatan='bridge',kereta='train',bandara='airport')
_r('scenery_water',pelabuhan='harbour',nelayan='fisherman',pantai='beach',pulau='islands',laut_senja='sea_dusk',tambak_garam='salt_ponds',sungai='river',banjir='flood')
_r('scenery_land',sawah='rice_terraces',kebun_kopi='coffee',panel_surya='solar',pabrik='factory',hutan='forest',gunung='volcano',air_terjun='waterfall',desa='village',masjid='mosque')
