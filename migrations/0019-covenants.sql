-- A hamlet that goes on under another commune takes its covenants along, with what happened to them and their text.
grant update (path) on covenant_event, covenant_article to nharong_app;
