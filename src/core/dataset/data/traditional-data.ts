/** Traditional characters that stand in headers of statistical forms, each followed by its simplified form. */
export const traditionalPairs =
  '統统計计總总產产業业營营單单稱称錄录區区鄉乡鎮镇務务號号碼码類类組组織织機机構构體体詳详細细電电變变動动額额銷销當当價价資资債债權权餘余負负潤润稅税費费貨货應应' +
  '賬账帳帐現现標标準准會会員员從从職职勞劳傭佣開开關关閉闭註注冊册廠厂車车間间質质數数據据億亿萬万農农漁渔礦矿製制綜综經经濟济門门積积圖图備备屬属報报減减長长與与' +
  '較较歲岁實实際际歷历簡简國国內内貿贸飲饮賓宾館馆聯联絡络訊讯軟软術术環环節节淨净縣县歸归戶户齡龄頭头'
