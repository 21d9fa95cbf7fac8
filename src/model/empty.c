/* placeholder */ typedef int model_room;
