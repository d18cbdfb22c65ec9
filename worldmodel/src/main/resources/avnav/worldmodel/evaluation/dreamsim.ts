  def attended(self, x: Tensor, w: List[Tensor], i: int) -> Tensor:
    rows = torch.size(x, 0)
    tokens = torch.size(x, 1)
    three = torch.reshape(torch.linear(x, w[i], w[i + 1]), [rows, tokens, 3, ${heads}, -1])
    three = torch.permute(three, [2, 0, 3, 1, 4])
    query = torch.select(three, 0, 0)
    seen = torch.scaled_dot_product_attention(query, torch.select(three, 0, 1), torch.select(three, 0, 2))
    return torch.linear(torch.reshape(torch.transpose(seen, 1, 2), [rows, tokens, -1]), w[i + 2], w[i + 3])

  def block(self, x: Tensor, w: List[Tensor], i: int) -> Tensor:
    width = [torch.size(x, 2)]
    x = x + (self).attended(torch.layer_norm(x, width, w[i], w[i + 1], 1.0e-06), w, i + 2)
    hidden = torch.linear(torch.layer_norm(x, width, w[i + 6], w[i + 7], 1.0e-06), w[i + 8], w[i + 9])
    return x + torch.linear(torch.gelu(hidden), w[i + 10], w[i + 11])

  def class_token(self, images: Tensor, w: List[Tensor]) -> Tensor:
    patch = torch.size(w[2], 2)
    patches = torch.flatten(torch.conv2d(images, w[2], w[3], [patch, patch]), 2)
    first = torch.expand(w[0], [torch.size(images, 0), -1, -1])
    x = torch.cat([first, torch.transpose(patches, 1, 2)], 1) + w[1]
    for layer in range(${depth}):
      x = (self).block(x, w, 4 + 12 * layer)
    return torch.select(x, 1, 0)

  def embedding(self, images: Tensor, w: List[Tensor]) -> Tensor:
    token = (self).class_token(images, w)
    centred = token - torch.mean(token, [1], True)
    return centred / torch.linalg_vector_norm(centred, 2, [1], True)
